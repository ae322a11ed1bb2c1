(() => {
'use strict';

const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
/* Characters that are not seen, or turn the text around them, are shown as their code points. */
const seen = text => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, c => '\\u' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0'));
const systems = data.systems.map(name => seen(name)), files = data.files, metrics = data.metrics;
const last = systems.length - 1;
const paired = systems.length === 2;

/* Numbers: null is no score; inf and -inf stand as text, as in tables. */
const value = cell => cell === null ? NaN : cell === 'inf' ? Infinity : cell === '-inf' ? -Infinity : cell;
for (const m of metrics) m.values = m.scores.map(column => column.map(value));
const orient = m => m.better === 'low' ? -1 : 1;
function shown(x, m) {
  if (Number.isNaN(x)) return '-';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  return x.toFixed(m.decimals);
}
function signed(x, m) {
  if (!Number.isFinite(x)) return shown(x, m);
  return (x < 0 ? '\u2212' : '+') + Math.abs(x).toFixed(m.decimals);
}
/* Change from the first to the second system, positive where it became better. */
function change(m, file) {
  const before = m.values[0][file], now = m.values[last][file];
  if (before === now) return 0;
  return orient(m) * (now - before);
}

/* What is shown lives in one place, and in the address, so that a link leads back to it. */
const state = {sort: '', falling: false, text: '', worse: '', by: '', metric: '0', file: ''};
function readHash() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const key of Object.keys(state)) {
    if (given.has(key)) state[key] = key === 'falling' ? given.get(key) === '1' : given.get(key);
  }
  if (!(Number(state.metric) < metrics.length)) state.metric = '0';
}
function writeHash() {
  const kept = new URLSearchParams();
  for (const [key, v] of Object.entries(state)) {
    if (v !== '' && v !== false && !(key === 'metric' && v === '0')) kept.set(key, v === true ? '1' : v);
  }
  const hash = kept.toString();
  history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
}

/* Columns of the table: of one or two systems all metrics, of more one metric in all of them. */
function columns() {
  const list = [{key: 'id', title: 'file'}];
  if (systems.length > 2) {
    const m = metrics[Number(state.metric)];
    systems.forEach((name, s) => list.push({key: state.metric + '.' + s, title: name, m, of: f => m.values[s][f], text: x => shown(x, m)}));
  } else {
    metrics.forEach((m, i) => {
      list.push({key: i + '.s', title: m.id, m, of: f => m.values[last][f], text: x => shown(x, m)});
      if (paired) list.push({key: i + '.c', title: 'change', label: 'change of ' + m.id, m, changes: true, of: f => change(m, f), text: x => signed(x, m)});
    });
  }
  list.push({key: 'remark', title: 'remark'});
  return list;
}
const remark = f => seen(systems.map((name, s) => (data.remarks[s] || {})[f]).filter(x => x).pop() || '');

/* Worst first until somebody asks for another order. */
function defaultSort() {
  if (!metrics.length) return 'id';
  return systems.length > 2 ? state.metric + '.' + last : paired ? data.lead + '.c' : data.lead + '.s';
}
const collator = new Intl.Collator('en', {numeric: true});
function sorted(indices, cols) {
  const key = state.sort || defaultSort();
  const column = cols.find(c => c.key === key) || cols[0];
  if (!column.of) {
    const text = column.key === 'id' ? f => files[f] : remark;
    indices.sort((a, b) => collator.compare(text(a), text(b)) || a - b);
    if (state.falling) indices.reverse();
    return indices;
  }
  const sign = (column.changes ? 1 : orient(column.m)) * (state.falling ? -1 : 1);
  const keys = new Float64Array(files.length);
  for (const f of indices) keys[f] = column.of(f);
  return indices.sort((a, b) => {
    const x = keys[a], y = keys[b];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a - b;
    return x === y ? a - b : sign * (x < y ? -1 : 1);
  });
}
function kept() {
  const text = state.text.toLowerCase();
  const list = [];
  const m = state.worse === '' ? null : metrics[Number(state.worse)];
  const by = state.by === '' ? 0 : Number(state.by);
  for (let f = 0; f < files.length; f++) {
    if (text && !files[f].toLowerCase().includes(text) && !remark(f).toLowerCase().includes(text)) continue;
    if (m) {
      if (paired) { if (!(change(m, f) < -by)) continue; }
      else {
        const x = m.values[last][f];
        if (state.by === '' ? !Number.isNaN(x) : !(orient(m) * (x - by) < 0)) continue;
      }
    }
    list.push(f);
  }
  return list;
}

/* The table: only the rows in sight are in the page, the rest is room. */
const ROW = 28, MARGIN = 12;
const scroller = $('scroller'), head = $('table').tHead, body = $('table').tBodies[0];
let order = [], cols = [];
function element(name, properties, ...children) {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(properties || {})) {
    if (k in e && k !== 'role') e[k] = v; else e.setAttribute(k, v);
  }
  e.append(...children);
  return e;
}
function drawHead() {
  const row = element('tr', {'aria-rowindex': 1});
  const key = state.sort || defaultSort();
  for (const c of cols) {
    const button = element('button', {type: 'button'}, c.title);
    button.dataset.sort = c.key;
    if (c.label) button.setAttribute('aria-label', c.label);
    const th = element('th', {scope: 'col', className: c.of ? 'number' : ''}, button);
    if (c.key === key) {
      th.setAttribute('aria-sort', state.falling ? 'descending' : 'ascending');
      button.append(state.falling ? ' \u25be' : ' \u25b4');
    }
    row.append(th);
  }
  head.replaceChildren(row);
}
const MOST_PRINTED = 2000;
let printing = false;
function drawRows() {
  const from = printing ? 0 : Math.max(0, Math.floor(scroller.scrollTop / ROW) - MARGIN);
  const to = Math.min(order.length, printing ? MOST_PRINTED : from + Math.ceil((scroller.clientHeight || 460) / ROW) + 2 * MARGIN);
  const rows = [];
  const room = height => element('tr', {'aria-hidden': 'true'}, Object.assign(element('td', {colSpan: cols.length}), {style: 'padding:0;height:' + height + 'px'}));
  if (from > 0) rows.push(room(from * ROW));
  for (let i = from; i < to; i++) rows.push(row(order[i], i));
  if (to < order.length) rows.push(printing ? element('tr', {}, element('td', {colSpan: cols.length}, 'and ' + (order.length - to) + ' more')) : room((order.length - to) * ROW));
  const focused = document.activeElement && body.contains(document.activeElement) ? document.activeElement.dataset.file : null;
  body.replaceChildren(...rows);
  if (focused) { const again = body.querySelector('button[data-file="' + focused + '"]'); if (again) again.focus({preventScroll: true}); }
}
function row(f, place) {
  const tr = element('tr', {className: 'row', 'aria-rowindex': place + 2});
  if (files[f] === state.file) tr.setAttribute('aria-selected', 'true');
  for (const c of cols) {
    if (c.key === 'id') {
      const button = element('button', {type: 'button'}, seen(files[f]));
      button.dataset.file = f;
      tr.append(element('th', {scope: 'row'}, button));
    } else if (c.of) {
      const x = c.of(f);
      const margin = c.m.margin || 0;
      const tone = Number.isNaN(x) ? ' none' : !c.changes ? '' : x < -margin ? ' worse' : x > margin ? ' better' : '';
      tr.append(element('td', {className: 'number' + tone}, c.text(x)));
    } else {
      const words = remark(f);
      tr.append(element('td', {title: words}, words));
    }
  }
  return tr;
}
function drawTable() {
  cols = columns();
  order = sorted(kept(), cols);
  $('table').setAttribute('aria-rowcount', order.length + 1);
  drawHead();
  drawRows();
  $('count').textContent = (order.length === files.length ? '' : order.length + ' of ') + files.length + ' ' + data.rows;
}
let waiting = false;
scroller.addEventListener('scroll', () => {
  if (!waiting) { waiting = true; requestAnimationFrame(() => { waiting = false; drawRows(); }); }
});
/* Paper has no scroll bar. */
addEventListener('beforeprint', () => { printing = true; drawRows(); });
addEventListener('afterprint', () => { printing = false; drawRows(); });
head.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  const key = button.dataset.sort;
  state.falling = key === (state.sort || defaultSort()) ? !state.falling : false;
  state.sort = key;
  scroller.scrollTop = 0;
  writeHash();
  drawTable();
  const again = head.querySelector('button[data-sort="' + key + '"]');
  if (again) again.focus();
});
body.addEventListener('click', event => {
  const tr = event.target.closest('tr.row');
  const button = tr && tr.querySelector('button');
  if (button) open(Number(button.dataset.file));
});

/* One file. */
function open(f) {
  state.file = files[f];
  writeHash();
  drawRows();
  $('file').hidden = false;
  $('file-title').textContent = seen(files[f]);
  const table = element('table');
  table.append(element('caption', {className: 'hidden'}, 'Scores of ' + seen(files[f])));
  table.append(element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'metric'),
      ...systems.map(name => element('th', {scope: 'col', className: 'number'}, name)),
      ...(paired ? [element('th', {scope: 'col', className: 'number'}, 'change')] : []))));
  const rows = element('tbody');
  for (const m of metrics) {
    rows.append(element('tr', {}, element('th', {scope: 'row'}, m.id + (m.unit ? ' (' + m.unit + ')' : '')),
        ...systems.map((name, s) => element('td', {className: 'number'}, shown(m.values[s][f], m))),
        ...(paired ? [element('td', {className: 'number'}, signed(change(m, f), m))] : [])));
  }
  table.append(rows);
  const remarks = systems.map((name, s) => [name, (data.remarks[s] || {})[f]]).filter(x => x[1]);
  $('file-scores').replaceChildren(element('div', {className: 'scroll'}, table),
      ...remarks.map(([name, words]) => element('p', {className: 'note'}, name + ': ' + seen(words))));
  player.show(f);
}
function next(step) {
  const at = order.indexOf(files.indexOf(state.file));
  const place = at < 0 ? 0 : Math.max(0, Math.min(order.length - 1, at + step));
  if (!order.length) return;
  scroller.scrollTop = Math.max(0, place * ROW - scroller.clientHeight / 2);
  open(order[place]);
}

/* Sound: all tracks run at once from one moment, and one of them is heard; switching is a gain. */
const player = (() => {
  let sound = null, tracks = [], context = null, sources = [], position = 0, began = 0, playing = false;
  let heard = 0, loop = false, matched = true, aligned = false, looks = [], top = 0, total = 0;
  function samples(base64) {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const x = new Float32Array(bytes.length / 2);
    for (let i = 0; i < x.length; i++) x[i] = view.getInt16(2 * i, true) / 32768;
    return x;
  }
  /* What is heard and seen of a track: as it is, or without its delay. */
  function placed(track) {
    const late = aligned ? Math.round(track.delay_s * sound.rate) : 0;
    const x = new Float32Array(Math.round(total * sound.rate));
    const from = Math.max(0, late), to = Math.min(track.pcm16.length, x.length + late);
    if (to > from) x.set(track.pcm16.subarray(from, to), from - late);
    return x;
  }
  const gain = track => matched ? Math.pow(10, track.gain_db / 20) : 1;
  function at() {
    if (!playing) return position;
    const t = position + context.currentTime - began;
    return loop ? t % total : Math.min(t, total);
  }
  function say() {
    const root = $('player');
    root.dataset.playing = playing;
    root.dataset.track = heard;
    root.dataset.position = at().toFixed(3);
    $('play').setAttribute('aria-pressed', playing);
    $('play').textContent = playing ? 'Stop' : 'Play';
    $('loop').setAttribute('aria-pressed', loop);
    $('level').setAttribute('aria-pressed', matched);
    $('align').setAttribute('aria-pressed', aligned);
    $('position').value = at();
    $('position').setAttribute('aria-valuetext', at().toFixed(2) + ' of ' + total.toFixed(2) + ' seconds');
    $('time').textContent = at().toFixed(2) + ' / ' + total.toFixed(2) + ' s';
    for (const b of $('tracks').children) {
      b.setAttribute('aria-checked', Number(b.dataset.track) === heard);
      if (b.lastElementChild) b.lastElementChild.hidden = !matched;
    }
    for (const c of document.querySelectorAll('#player .cursor')) c.style.left = (100 * at() / total) + '%';
  }
  function halt() {
    for (const s of sources) { s.node.onended = null; s.node.stop(); s.node.disconnect(); s.level.disconnect(); }
    sources = [];
  }
  function start() {
    context = context || new AudioContext();
    context.resume();
    if (position >= total - 0.01) position = 0;
    began = context.currentTime + 0.03;
    tracks.forEach((track, i) => {
      const node = context.createBufferSource(), level = context.createGain();
      const buffer = context.createBuffer(1, Math.round(total * sound.rate), sound.rate);
      buffer.copyToChannel(track.x, 0);
      node.buffer = buffer;
      node.loop = loop;
      level.gain.value = i === heard ? gain(track) : 0;
      node.connect(level).connect(context.destination);
      node.start(began, position);
      sources.push({node, level});
    });
    playing = true;
    tick();
  }
  function stop() {
    position = at();
    playing = false;
    halt();
    say();
  }
  function tick() {
    if (!playing) return;
    if (!loop && at() >= total) { stop(); return; }
    say();
    requestAnimationFrame(tick);
  }
  function restart(change) {
    const was = playing;
    if (was) stop();
    change();
    if (was) start(); else say();
  }
  function levels() {
    sources.forEach((s, i) => s.level.gain.setTargetAtTime(i === heard ? gain(tracks[i]) : 0, context.currentTime, 0.004));
    say();
    drawWave();
    drawCurves();
  }
  const api = {
    show(f) {
      if (playing) stop();
      sound = (data.audio || []).find(a => a.file === f) || null;
      $('player').hidden = !sound;
      $('no-audio').hidden = !!sound;
      if (!sound) {
        $('no-audio').textContent = (data.silent || {})[f] || data.no_audio || '';
        return;
      }
      tracks = sound.tracks.map(t => ({...t, pcm16: samples(t.pcm)}));
      total = Math.max(...tracks.map(t => t.pcm16.length)) / sound.rate;
      aligned = sound.aligned;
      for (const t of tracks) t.x = placed(t);
      const late = tracks.filter(t => t.delay_s);
      $('align').hidden = !late.length;
      $('delays').textContent = late.map(t => t.name + ' is ' + (1000 * Math.abs(t.delay_s)).toFixed(1) + ' ms ' + (t.delay_s > 0 ? 'late' : 'early')).join(', ');
      position = 0;
      heard = Math.min(heard, tracks.length - 1);
      $('position').max = total;
      $('tracks').replaceChildren(...tracks.map((t, i) => {
        const b = element('button', {type: 'button', role: 'radio'}, (i + 1) + ' ' + t.name);
        b.dataset.track = i;
        if (t.gain_db !== 0) {
          b.append(element('small', {}, ' ' + (t.gain_db > 0 ? '+' : '\u2212') + Math.abs(t.gain_db).toFixed(1) + ' dB'));
          b.title = 'to the active level of the reference';
        }
        return b;
      }));
      drawWave();
      drawSpectrograms();
      drawMaps();
      drawCurves();
      say();
    },
    ready: () => !!sound,
    toggle() { if (playing) stop(); else start(); },
    hear(i) { if (i < tracks.length) { heard = i; levels(); } },
    seek(t) { restart(() => { position = Math.max(0, Math.min(total, t)); }); },
    by(dt) { api.seek(at() + dt); },
    loop() { restart(() => { loop = !loop; }); },
    align() {
      restart(() => { aligned = !aligned; for (const t of tracks) t.x = placed(t); });
      drawWave();
      drawSpectrograms();
      say();
    },
    match() { matched = !matched; levels(); },
    redraw() { if (sound) { drawWave(); drawCurves(); say(); } },
  };
  function drawWave() {
    const canvas = $('wave');
    if (!tracks.length) return;
    const width = canvas.width = canvas.clientWidth || 1000, height = canvas.height;
    const g = canvas.getContext('2d');
    const track = tracks[heard], scale = gain(track);
    g.clearRect(0, 0, width, height);
    g.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--mark');
    const step = total * sound.rate / width;
    for (let p = 0; p < width; p++) {
      let low = 0, high = 0;
      for (let n = Math.floor(p * step); n < Math.min(track.x.length, (p + 1) * step); n++) {
        low = Math.min(low, track.x[n]);
        high = Math.max(high, track.x[n]);
      }
      const top = height / 2 * (1 - Math.min(1, high * scale)), bottom = height / 2 * (1 - Math.max(-1, low * scale));
      g.fillRect(p, top, 1, Math.max(1, bottom - top));
    }
    canvas.setAttribute('aria-label', 'Waveform of ' + track.name);
  }
  /* Spectrograms: 32 ms Hann windows, in dB, all of one file in one scale of colours. */
  function spectrogram(x, scale, width, size) {
    const bins = size / 2, frames = [];
    const window = Float64Array.from({length: size}, (_, n) => 0.5 - 0.5 * Math.cos(2 * Math.PI * n / size));
    const re = new Float64Array(size), im = new Float64Array(size);
    const length = Math.round(total * sound.rate);
    for (let p = 0; p < width; p++) {
      const start = Math.round(p / width * length) - size / 2;
      for (let n = 0; n < size; n++) {
        re[n] = (x[start + n] || 0) * scale * window[n];
        im[n] = 0;
      }
      transform(re, im);
      const column = new Float32Array(bins);
      for (let k = 0; k < bins; k++) column[k] = 10 * Math.log10(re[k] * re[k] + im[k] * im[k] + 1e-10);
      frames.push(column);
    }
    return frames;
  }
  function transform(re, im) {
    const n = re.length;
    for (let i = 1, j = 0; i < n; i++) {
      let bit = n >> 1;
      for (; j & bit; bit >>= 1) j ^= bit;
      j ^= bit;
      if (i < j) { [re[i], re[j]] = [re[j], re[i]]; [im[i], im[j]] = [im[j], im[i]]; }
    }
    for (let size = 2; size <= n; size <<= 1) {
      const half = size >> 1;
      for (let k = 0; k < half; k++) {
        const c = Math.cos(2 * Math.PI * k / size), s = -Math.sin(2 * Math.PI * k / size);
        for (let i = k; i < n; i += size) {
          const a = re[i + half] * c - im[i + half] * s, b = re[i + half] * s + im[i + half] * c;
          re[i + half] = re[i] - a; im[i + half] = im[i] - b;
          re[i] += a; im[i] += b;
        }
      }
    }
  }
  function drawSpectrograms() {
    const size = 1 << Math.round(Math.log2(0.032 * sound.rate)), width = 500;
    looks = tracks.map(t => spectrogram(t.x, Math.pow(10, t.gain_db / 20), width, size));
    top = -200;
    for (const frames of looks) for (const column of frames) for (const v of column) top = Math.max(top, v);
    const pictures = tracks.map((t, i) => picture('Spectrogram: ', t.name + ', 0 to ' + number(sound.rate / 2000) + ' kHz, down to 70 dB below the loudest of all', looks[i], v => heat((v - top + 70) / 70)));
    for (let i = 1; i < tracks.length; i++) {
      const floor = top - 70;
      const difference = looks[i].map((column, p) => column.map((v, k) => Math.max(v, floor) - Math.max(looks[0][p][k], floor)));
      pictures.push(picture('Spectrogram: ', tracks[i].name + ' less ' + tracks[0].name + ', \u221220 dB blue to +20 dB red', difference, v => contrast(v / 20)));
    }
    $('spectrograms').replaceChildren(...pictures);
  }
  function picture(kind, words, frames, colour) {
    const bins = frames[0].length;
    const canvas = element('canvas', {width: frames.length, height: bins, role: 'img'});
    canvas.style.height = '120px';
    canvas.setAttribute('aria-label', kind + words);
    const g = canvas.getContext('2d'), image = g.createImageData(frames.length, bins);
    frames.forEach((column, p) => column.forEach((v, k) => {
      const [r, gr, b] = colour(v), at = 4 * ((bins - 1 - k) * frames.length + p);
      image.data[at] = r; image.data[at + 1] = gr; image.data[at + 2] = b; image.data[at + 3] = 255;
    }));
    g.putImageData(image, 0, 0);
    canvas.addEventListener('click', seekBy);
    return element('div', {className: 'track'}, element('p', {}, words), canvas, element('span', {className: 'cursor'}));
  }
  /* Scores over time: the terms that a score is made of, on the axis of the spectrograms. */
  const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
  function drawCurves() {
    $('curves').replaceChildren(...(sound.curves || []).map(curve));
  }
  /* Maps over time and frequency, of one byte a cell; -128 says that there is nothing. */
  function drawMaps() {
    $('maps').replaceChildren(...(sound.maps || []).map(m => {
      const bytes = Int8Array.from(atob(m.cells), c => c.charCodeAt(0) << 24 >> 24);
      const frames = Array.from({length: m.columns}, (_, t) => Float32Array.from(bytes.subarray(t * m.rows, (t + 1) * m.rows), v => v === -128 ? NaN : v / 127));
      if (m.signed) return picture('Map: ', m.words, over(frames), ([v, dark]) => contrast(v).map(c => c * (1 - 0.6 * dark)));
      return picture('Map: ', m.words, frames, v => Number.isNaN(v) ? [128, 128, 128] : heat((v + 1) / 2));
    }));
  }
  /* A map's cells, each with how loud the reference is there, 0 to 1: its spectrogram lies below. */
  function over(frames) {
    return looks[0].map((column, p) => {
      const cells = frames[Math.floor(p * frames.length / looks[0].length)];
      return Array.from(column, (v, k) => [cells[Math.floor(k * cells.length / column.length)], Math.max(0, Math.min(1, (v - top + 70) / 70))]);
    });
  }
  function curve(c) {
    const canvas = element('canvas', {width: $('wave').clientWidth || 1000, height: 120, role: 'img'});
    canvas.style.height = '120px';
    canvas.dataset.metric = c.metric;
    const g = canvas.getContext('2d'), style = getComputedStyle(document.documentElement);
    const all = c.lines.flatMap(l => l.values.map(value)).filter(Number.isFinite);
    let low = all.reduce((a, v) => Math.min(a, v), Infinity), high = all.reduce((a, v) => Math.max(a, v), -Infinity);
    if (!(high > low)) { low -= 0.5; high += 0.5; }
    const w = canvas.width, h = canvas.height;
    const py = v => h - 8 - (v - low) / (high - low) * (h - 16);
    g.strokeStyle = style.getPropertyValue('--line');
    for (const y of [8, h / 2, h - 8]) { g.beginPath(); g.moveTo(0, y); g.lineTo(w, y); g.stroke(); }
    const first = c.lines.some(l => l.track === heard) ? heard : c.lines[c.lines.length - 1].track;
    c.lines.forEach((l, i) => {
      g.strokeStyle = style.getPropertyValue(l.track === first ? '--mark' : '--soft');
      g.lineWidth = l.track === first ? 1.8 : 1.1;
      g.setLineDash(DASHES[i % DASHES.length]);
      g.beginPath();
      let drawn = false;
      l.values.forEach((v, n) => {
        const x = (l.seconds ? l.seconds[n] : l.start + n * l.step) / total * w;
        if (v === null || !Number.isFinite(value(v))) { drawn = false; return; }
        if (drawn) g.lineTo(x, py(v)); else g.moveTo(x, py(v));
        drawn = true;
      });
      g.stroke();
    });
    g.setLineDash([]);
    g.fillStyle = style.getPropertyValue('--ink');
    g.font = '12px system-ui, sans-serif';
    g.textAlign = 'right';
    g.fillText(number(high), w - 4, 18);
    g.fillText(number(low), w - 4, h - 10);
    const names = c.lines.map((l, i) => tracks[l.track].name + (c.lines.length > 1 ? [' solid', ' dashed', ' dotted', ' dash-dotted'][i % 4] : '')).join(', ');
    const words = c.metric + (c.unit ? ' in ' + c.unit : '') + ' of ' + c.words + '. ' + names + '.';
    canvas.setAttribute('aria-label', 'Curve over time: ' + words + ' From ' + number(low) + ' to ' + number(high) + '.');
    canvas.addEventListener('click', seekBy);
    return element('div', {className: 'track'}, element('p', {}, words), canvas, element('span', {className: 'cursor'}));
  }
  const number = x => Math.abs(x) >= 100 ? x.toFixed(0) : Number(x.toPrecision(3)).toString();
  /* Dark to bright, ordered in lightness, so that it reads without colour. */
  function heat(v) {
    const t = Math.max(0, Math.min(1, v));
    return [255 * Math.min(1, 1.6 * t), 255 * Math.max(0, 1.5 * t - 0.5) ** 1.2, 255 * (t < 0.5 ? 0.9 * t : 0.9 * (1 - t) + Math.max(0, 5 * t - 4) * 0.9)];
  }
  function contrast(v) {
    const t = Math.max(-1, Math.min(1, v)), rest = 255 * (1 - Math.abs(t));
    return t < 0 ? [rest, rest, 255] : [255, rest, rest];
  }
  function seekBy(event) {
    const box = event.currentTarget.getBoundingClientRect();
    api.seek(total * (event.clientX - box.left) / box.width);
  }
  $('wave').addEventListener('click', seekBy);
  $('play').addEventListener('click', api.toggle);
  $('loop').addEventListener('click', api.loop);
  $('level').addEventListener('click', api.match);
  $('align').addEventListener('click', api.align);
  $('position').addEventListener('input', () => api.seek(Number($('position').value)));
  $('tracks').addEventListener('click', event => { const b = event.target.closest('button'); if (b) api.hear(Number(b.dataset.track)); });
  return api;
})();

/* Waves and curves are drawn for the width that they have. */
let resizing = false;
addEventListener('resize', () => {
  if (!resizing) { resizing = true; requestAnimationFrame(() => { resizing = false; player.redraw(); }); }
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'range') return;
  const ours = {j: () => next(1), k: () => next(-1)};
  if (player.ready()) {
    Object.assign(ours, {l: player.loop, m: player.match, a: player.align});
    if (event.target.tagName !== 'BUTTON') ours[' '] = player.toggle;
    if (event.target.id !== 'scroller' && event.target.type !== 'range') Object.assign(ours, {ArrowLeft: () => player.by(-0.5), ArrowRight: () => player.by(0.5)});
    for (let i = 1; i <= 4; i++) ours[i] = () => player.hear(i - 1);
  }
  const act = ours[event.key];
  if (act) { event.preventDefault(); act(); }
});

/* Two metrics of the last system against each other. */
function drawScatter() {
  const canvas = $('scatter'), g = canvas.getContext('2d');
  const mx = metrics[Number($('scatter-x').value)], my = metrics[Number($('scatter-y').value)];
  const points = [];
  for (let f = 0; f < files.length; f++) {
    const x = mx.values[last][f], y = my.values[last][f];
    if (Number.isFinite(x) && Number.isFinite(y)) points.push([x, y, f]);
  }
  const style = getComputedStyle(document.documentElement), ink = style.getPropertyValue('--soft'), mark = style.getPropertyValue('--mark');
  const w = canvas.width, h = canvas.height, left = 60, bottom = h - 40;
  g.clearRect(0, 0, w, h);
  g.strokeStyle = g.fillStyle = ink;
  g.font = '13px system-ui, sans-serif';
  g.strokeRect(left, 16, w - left - 16, bottom - 16);
  const range = i => points.reduce((r, p) => [Math.min(r[0], p[i]), Math.max(r[1], p[i])], [Infinity, -Infinity]);
  const [x0, x1] = range(0), [y0, y1] = range(1);
  const px = x => left + 10 + (x1 > x0 ? (x - x0) / (x1 - x0) : 0.5) * (w - left - 36);
  const py = y => bottom - 10 - (y1 > y0 ? (y - y0) / (y1 - y0) : 0.5) * (bottom - 36);
  g.textAlign = 'center';
  g.fillText(mx.id + (mx.unit ? ' (' + mx.unit + ')' : ''), (left + w) / 2, h - 8);
  if (points.length) {
    g.textAlign = 'left'; g.fillText(shown(x0, mx), left, bottom + 16);
    g.textAlign = 'right'; g.fillText(shown(x1, mx), w - 16, bottom + 16);
    g.fillText(shown(y0, my), left - 4, bottom - 4); g.fillText(shown(y1, my), left - 4, 28);
  }
  g.save(); g.translate(14, (bottom + 16) / 2); g.rotate(-Math.PI / 2); g.textAlign = 'center';
  g.fillText(my.id + (my.unit ? ' (' + my.unit + ')' : ''), 0, 0); g.restore();
  g.fillStyle = mark;
  for (const [x, y] of points) { g.beginPath(); g.arc(px(x), py(y), points.length > 2000 ? 1.5 : 3, 0, 7); g.fill(); }
  canvas.points = points.map(([x, y, f]) => [px(x), py(y), f]);
  const words = mx.id + ' against ' + my.id + ' of ' + systems[last] + ': ' + points.length + ' ' + data.rows + ' have both';
  canvas.setAttribute('aria-label', words);
  $('scatter-words').textContent = words + (points.length > 2 ? ', rank correlation ' + spearman(points).toFixed(2) + '.' : '.');
}
function spearman(points) {
  const ranks = i => {
    const by = points.map((p, n) => n).sort((a, b) => points[a][i] - points[b][i]);
    const r = new Float64Array(points.length);
    for (let a = 0; a < by.length;) {
      let b = a;
      while (b + 1 < by.length && points[by[b + 1]][i] === points[by[a]][i]) b++;
      for (let k = a; k <= b; k++) r[by[k]] = (a + b) / 2;
      a = b + 1;
    }
    return r;
  };
  const x = ranks(0), y = ranks(1), mean = (points.length - 1) / 2;
  let xy = 0, xx = 0, yy = 0;
  for (let i = 0; i < x.length; i++) { xy += (x[i] - mean) * (y[i] - mean); xx += (x[i] - mean) ** 2; yy += (y[i] - mean) ** 2; }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
$('scatter').addEventListener('click', event => {
  const canvas = event.currentTarget, box = canvas.getBoundingClientRect();
  const x = (event.clientX - box.left) * canvas.width / box.width, y = (event.clientY - box.top) * canvas.height / box.height;
  let best = null, nearest = 144;
  for (const [px, py, f] of canvas.points || []) {
    const d = (px - x) ** 2 + (py - y) ** 2;
    if (d < nearest) { nearest = d; best = f; }
  }
  if (best !== null) { open(best); $('file').scrollIntoView(); }
});

/* Begin. */
readHash();
const choices = select => metrics.forEach((m, i) => select.append(element('option', {value: i}, m.id)));
$('worse-metric').append(element('option', {value: ''}, paired ? 'before: any' : 'all ' + data.rows));
for (const id of ['worse-metric', 'shown-metric', 'scatter-x', 'scatter-y']) choices($(id));
$('shown-label').hidden = systems.length <= 2;
$('contains').value = state.text;
$('worse-metric').value = state.worse;
$('worse-by').value = state.by;
$('shown-metric').value = state.metric;
if (metrics.length > 1) $('scatter-y').value = '1';
for (const [id, key] of [['contains', 'text'], ['worse-metric', 'worse'], ['worse-by', 'by'], ['shown-metric', 'metric']]) {
  $(id).addEventListener('input', event => { state[key] = event.target.value; scroller.scrollTop = 0; writeHash(); drawTable(); });
}
$('filters').addEventListener('submit', event => event.preventDefault());
for (const id of ['scatter-x', 'scatter-y']) $(id).addEventListener('input', drawScatter);
drawTable();
if (files.length === 1) { // nothing to sort or to choose from
  $('files').hidden = true;
  Object.assign(document.querySelector('.skip'), {href: '#file', textContent: 'To the player'});
}
if (metrics.length > 1 && files.length > 1) drawScatter(); else $('pairs-of-metrics').hidden = true;
if (files.includes(state.file)) open(files.indexOf(state.file)); else if (files.length === 1) open(0);
})();
