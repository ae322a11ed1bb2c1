#!/usr/bin/env bash
# Measures `sqe report` and its page in a headless Chromium, and prints the figures as a Markdown
# table. Input is made from testdata/ in a temporary folder, which is removed at the end.
#
#   bench/report.sh
#
# rows: a page of 10,000 files and 3 metrics against a baseline, without sound: until it is drawn,
# and until it is drawn again after a click on a heading. worst: a page of 1,000 files and 8 metrics
# with the 10 worst to hear: what it takes beyond scoring, and its size.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/measuring.sh"

rows="${ROWS:-10000}"
files="${FILES:-1000}"

table() { # shift
  awk -v n="$rows" -v shift="$1" 'BEGIN {
    print "id,si_sdr,stoi,pesq_wb"
    for (i = 0; i < n; i++) {
      x = sin(12.9898 * i + shift)
      printf "speaker%d/f%05d,%.6f,%.6f,%.6f\n", i % 40, i, 10 + i % 7 + x + shift, 0.8 + 0.1 * x, 2 + x / 2
    }
  }'
}

milliseconds() { # command...
  local start
  start="$(date +%s%N)"
  "$@" > "$work/out" 2> "$work/err"
  echo $((($(date +%s%N) - start) / 1000000))
}

table 0 > "$work/old.csv"
table 0.1 > "$work/new.csv"
"$root/sqe" report "$work/new.csv" -b "$work/old.csv" --unsigned-ok --cluster none --audio 0 -o "$work/rows.html"
# The page measures itself: a script of ours stands after its own.
cat >> "$work/rows.html" << 'END'
<script>
requestAnimationFrame(() => setTimeout(() => {
  const opened = performance.now(), sorts = [];
  for (const button of [...document.querySelectorAll('#table thead button')].slice(0, 4)) {
    const key = button.dataset.sort, start = performance.now();
    document.querySelector('#table thead button[data-sort="' + key + '"]').click();
    document.body.offsetHeight;
    sorts.push(performance.now() - start);
  }
  document.title = 'figures ' + opened.toFixed(0) + ' ' + Math.max(...sorts).toFixed(0);
}));
</script>
END
# The browser may write the page down before that has measured itself.
figures=""
for _ in 1 2 3 4 5; do
  [ -n "$figures" ] || figures="$(chromium --headless=new --no-sandbox --disable-gpu --timeout=20000 --dump-dom \
    "file://$work/rows.html" 2> /dev/null | grep -o '<title>figures [0-9]* [0-9]*' | head -1 || true)"
done
[ -n "$figures" ] || { echo "the page has not measured itself: try again on a quieter machine" >&2; exit 1; }
read -r _ opened sorted <<< "$figures"

cd "$root"
metrics=si_sdr,sdr,stoi,estoi,pmsqe,pesq_wb,segsnr,fwsegsnr
"$root/sqe" score testdata/clean testdata/enhanced_rnnoise -m "$metrics" --align integer -q -o "$work/six.csv"
awk -v n="$files" -F, 'NR == 1 { print; next } { row[NR - 2] = $0; m = NR - 1 }
  END { for (i = 0; i < n; i++) { line = row[i % m]; sub(/^/, "f" i "_", line); print line } }' \
  "$work/six.csv" > "$work/many.csv"
cp "$work/six.csv.meta.json" "$work/many.csv.meta.json"
report="$(milliseconds "$root/sqe" report "$work/many.csv" -o "$work/worst.html")"

echo "| what | measured | at most |"
echo "|---|---:|---:|"
echo "| $rows rows: the page is drawn | $opened ms | 2,000 ms |"
echo "| $rows rows: the slowest of four sorts | $sorted ms | 300 ms |"
echo "| $rows rows: size | $(($(stat -c %s "$work/rows.html") / 1024)) KiB | |"
echo "| $files files, 8 metrics, 10 worst: beyond scoring | $report ms | 5,000 ms |"
echo "| $files files, 8 metrics, 10 worst: size | $(($(stat -c %s "$work/worst.html") / 1024)) KiB | 20,480 KiB |"
