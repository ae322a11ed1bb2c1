package sqe.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.dsp.Signal;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.metrics.MetricCatalog;
import sqe.report.inspect.Inspection;
import sqe.scoring.SignalFitter;
import sqe.scoring.diagnosis.DelaySearch;
import sqe.table.Confinement;

/**
 * The sound of the worst files, for the player of a report: 16-bit samples of one channel, with the
 * gain that brings each track to the active speech level of the reference (ITU-T P.56).
 */
final class ReportAudio {

  /** A track much softer than this is not brought up: what would be heard is its noise floor. */
  private static final double MOST_GAIN = 30;

  private static final int FULL_SCALE = 32768;
  private static final String REFERENCE = "reference";
  private static final String MIXTURE = "mixture";
  private static final String ESTIMATE = "estimate";
  private static final String SECONDS = "[0-9]{1,9}([.][0-9]+)?";

  private static final long MEBIBYTE = 1 << 20;

  private final Scoreboard board;
  private final ReportCurves curves;
  private final HtmlReport.Sound sound;
  private final Inspection.@Nullable Look look;
  private long room;

  /**
   * Sound for a board.
   *
   * @param catalog the metrics whose terms along time are shown
   * @param sound where it may come from, and how much of it there may be
   * @param look what more is to be seen of the first file; null for nothing
   */
  ReportAudio(
      Scoreboard board,
      MetricCatalog catalog,
      HtmlReport.Sound sound,
      Inspection.@Nullable Look look) {
    this.look = look;
    this.board = board;
    this.curves = new ReportCurves(board, catalog);
    this.sound = sound;
    this.room = sound.mebibytes() * MEBIBYTE;
  }

  /**
   * What can be heard, and why something cannot.
   *
   * @param sounds a file each, as the page's script reads them
   * @param silent by the number of a file, why it has no sound
   */
  record Result(List<Map<String, @Nullable Object>> sounds, Map<String, String> silent) {}

  /**
   * What can be heard.
   *
   * @param system whose estimate it is; −1 where it is none
   */
  private record Track(String name, int system, double[] samples, int sampleRate) {

    Signal signal() {
      return new Signal(samples, sampleRate);
    }
  }

  /** Reads the files at these places of the board, in this order, as long as there is room. */
  Result read(List<Integer> files) {
    List<Map<String, @Nullable Object>> sounds = new ArrayList<>();
    Map<String, String> silent = new LinkedHashMap<>();
    for (int file : files) {
      try {
        Map<String, @Nullable Object> sound = sound(file);
        if (sound == null) {
          silent.put(String.valueOf(file), "Its sound would make the report larger than allowed.");
        } else {
          sounds.add(sound);
        }
      } catch (IOException e) {
        silent.put(String.valueOf(file), "It cannot be heard: " + e.getMessage());
      }
    }
    return new Result(sounds, silent);
  }

  private @Nullable Map<String, @Nullable Object> sound(int file) throws IOException {
    List<Track> tracks = tracks(file);
    int rate = tracks.get(0).sampleRate();
    long size = tracks.stream().mapToLong(track -> encodedSize(track.samples().length)).sum();
    if (size > room) {
      return null;
    }
    room -= size;
    double longest = tracks.stream().mapToInt(track -> track.samples().length).max().orElse(0);
    double level = ActiveSpeechLevel.measure(tracks.get(0).samples(), rate).activeDb();
    List<Map<String, @Nullable Object>> written = new ArrayList<>();
    for (Track track : tracks) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("name", track.name());
      map.put("gain_db", gain(level, track));
      map.put("delay_s", delay(tracks.get(0), track));
      map.put("pcm", pcm(track.samples()));
      written.add(map);
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("file", file);
    map.put("rate", rate);
    map.put("aligned", curves.aligned(board.systems().size() - 1));
    map.put("tracks", written);
    List<ReportCurves.Estimate> estimates = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      if (tracks.get(t).system() >= 0) {
        estimates.add(new ReportCurves.Estimate(t, tracks.get(t).system(), tracks.get(t).signal()));
      }
    }
    ReportCurves.Drawn drawn = curves.of(file, tracks.get(0).signal(), estimates);
    boolean fits = drawn.bytes() <= room;
    room -= fits ? drawn.bytes() : 0;
    List<Map<String, @Nullable Object>> shown = new ArrayList<>(fits ? drawn.curves() : List.of());
    if (look != null && file == 0) {
      shown.addAll(InspectionPictures.curves(look, tracks.size() - 1));
      map.put("maps", InspectionPictures.maps(look, longest / rate));
    }
    map.put("curves", shown);
    return map;
  }

  private List<Track> tracks(int file) throws IOException {
    int last = board.systems().size() - 1;
    List<Track> tracks = new ArrayList<>();
    tracks.add(track("reference", last, file, REFERENCE));
    if (!board.cell(last, file, MIXTURE).isEmpty()) {
      tracks.add(track("noisy", last, file, MIXTURE));
    }
    for (int system = 0; system <= last; system++) {
      // a baseline may be a lock, which has no files
      if (system == last || !board.cell(system, file, ESTIMATE).isEmpty()) {
        tracks.add(track(board.systems().get(system), system, file, ESTIMATE));
      }
    }
    for (Track track : tracks) {
      if (track.sampleRate() != tracks.get(0).sampleRate()) {
        throw new IOException(
            "%s has %s Hz and the reference %s Hz"
                .formatted(track.name(), track.sampleRate(), tracks.get(0).sampleRate()));
      }
    }
    return tracks;
  }

  private Track track(String name, int system, int file, String column) throws IOException {
    String path = board.cell(system, file, column);
    if (path.isEmpty()) {
      throw new IOException("the table does not say which file the " + column + " is");
    }
    Recording recording = AudioReader.read(found(path));
    String channel = board.cell(system, file, "channel");
    boolean estimate = column.equals(ESTIMATE);
    Signal signal =
        estimate
            ? SignalFitter.estimate(recording, channel, board.cell(system, file, "message"))
            : SignalFitter.channel(recording, channel);
    return new Track(
        name,
        estimate ? system : -1,
        segment(signal.samples(), recording.sampleRate(), system, file),
        recording.sampleRate());
  }

  /** Seconds by which a track is late against the reference; 0 where that cannot be told. */
  private static double delay(Track reference, Track track) {
    DelayEstimate found =
        DelaySearch.delay(reference.samples(), track.samples(), reference.sampleRate());
    return found.trustworthy() ? (double) found.wholeSamples() / reference.sampleRate() : 0;
  }

  /** What the row is of: the whole file, or one segment of it. */
  private double[] segment(double[] samples, int sampleRate, int system, int file) {
    String start = board.cell(system, file, "start_s");
    String end = board.cell(system, file, "end_s");
    if (!start.matches(SECONDS) || !end.matches(SECONDS)) {
      return samples;
    }
    int from = (int) Math.min(samples.length, Math.round(Double.parseDouble(start) * sampleRate));
    int to = (int) Math.min(samples.length, Math.round(Double.parseDouble(end) * sampleRate));
    return to > from ? Arrays.copyOfRange(samples, from, to) : samples;
  }

  private Path found(String path) throws IOException {
    Path given = Path.of(path);
    Path folder = sound.folder();
    Path beside = folder == null ? given : folder.resolve(path);
    Confinement root = sound.root();
    for (Path file : List.of(given, beside)) {
      if (Files.isRegularFile(file)) {
        Optional<String> refusal = root == null ? Optional.empty() : root.refusal(file);
        if (refusal.isPresent()) {
          throw new IOException(refusal.get());
        }
        return file;
      }
    }
    throw new IOException(path + " is not there; start sqe in the folder the table was made in");
  }

  private static double gain(double level, Track track) {
    double own = ActiveSpeechLevel.measure(track.samples(), track.sampleRate()).activeDb();
    double gain = level - own;
    return Double.isFinite(gain) ? Math.max(-MOST_GAIN, Math.min(MOST_GAIN, gain)) : 0;
  }

  private static String pcm(double[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      long rounded = Math.round(sample * FULL_SCALE); // 0 for NaN
      bytes.putShort((short) Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, rounded)));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static long encodedSize(long samples) {
    return (2 * samples + 2) / 3 * 4;
  }
}
