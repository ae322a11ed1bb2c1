package sqe.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import sqe.dsp.Signal;
import sqe.dsp.alignment.Overlap;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.filter.Resampler;
import sqe.metrics.SignalPair;
import sqe.metrics.pmsqe.Pmsqe;

/**
 * Makes the table that {@link PmsqeMosFit} fits: PMSQE and PESQ of every pair of the reference data
 * at 8 and 16 kHz.
 *
 * <p>PESQ aligns its signals itself, PMSQE does not, and most systems delay by 20 to 25 ms. So each
 * estimate is first moved by the delay its manifest gives for it (found by cross-correlation); for
 * a vocoder, whose waveform does not correlate, the manifest's approximate delay has to do.
 *
 * <p>Wideband pairs are the files at 16 kHz. Narrowband pairs are the files at 8 kHz and, because
 * five recordings are too few to fit three parameters to, those at 16 kHz taken down to 8 kHz; PESQ
 * then is its narrowband mode on the original files. PESQ's figures are read from the table of
 * expected scores. Each recording is also compared with itself, for which PESQ is its maximum by
 * definition.
 *
 * <p>Arguments: the folder {@code shared/reference} and the CSV file to write.
 */
final class PmsqeMosPairs {

  private static final int WIDEBAND = 16000;
  private static final int NARROWBAND = 8000;
  private static final Pmsqe PMSQE = new Pmsqe();

  private final Resampler halving = new Resampler(WIDEBAND, NARROWBAND);
  private final List<CalibrationPair> pairs = new ArrayList<>();

  private PmsqeMosPairs() {}

  /** Writes the table. */
  public static void main(String[] arguments) throws IOException {
    write(of(Path.of(arguments[0])), Path.of(arguments[1]));
  }

  /** Scores the pairs of both sets below a folder. */
  static List<CalibrationPair> of(Path reference) throws IOException {
    var table = new PmsqeMosPairs();
    table.add(reference.resolve("dev"), reference.resolve("expected/dev.csv"));
    table.add(reference.resolve("synthetic"), reference.resolve("expected/synthetic.csv"));
    return table.pairs;
  }

  private void add(Path set, Path expected) throws IOException {
    Map<String, Integer> delays = delays(set.resolve("manifest.csv"));
    for (CSVRecord row : records(expected)) {
      String metric = row.get("metric");
      if (metric.equals("pesq_wb") || metric.equals("pesq_nb")) {
        add(set, row, metric.equals("pesq_wb") ? WIDEBAND : NARROWBAND, delays);
      }
    }
  }

  private void add(Path set, CSVRecord row, int rate, Map<String, Integer> delays)
      throws IOException {
    String id = row.get("id");
    Signal clean = signal(set.resolve("clean").resolve(id + ".wav"));
    if (clean.sampleRate() != WIDEBAND && clean.sampleRate() != rate) {
      return;
    }
    if (pairs.stream().noneMatch(pair -> pair.recording().equals(id) && pair.rate() == rate)) {
      add(id, CalibrationPair.CLEAN, rate, 0, new SignalPair(clean, clean), best(rate));
    }
    String system = row.get("system");
    int delay = delays.getOrDefault(system + "/" + id, 0);
    SignalPair pair = aligned(clean, signal(set.resolve(system).resolve(id + ".wav")), delay);
    add(id, system, rate, delay, pair, Double.parseDouble(row.get("value")));
  }

  private void add(String id, String system, int rate, int delay, SignalPair pair, double pesq) {
    int sourceRate = pair.sampleRate();
    double pmsqe = PMSQE.score(sourceRate == rate ? pair : halved(pair)).value();
    String speaker = id.split("_", -1)[1];
    pairs.add(new CalibrationPair(id, speaker, system, rate, sourceRate, delay, pmsqe, pesq));
  }

  /** PESQ of a perfect estimate, P.862.2 and P.862.1. */
  private static double best(int rate) {
    return MetricLists.parse(rate == WIDEBAND ? "pesq_wb" : "pesq_nb")
        .get(0)
        .info()
        .range()
        .maximum();
  }

  private SignalPair halved(SignalPair pair) {
    return new SignalPair(
        new Signal(halving.resample(pair.reference().samples()), NARROWBAND),
        new Signal(halving.resample(pair.estimate().samples()), NARROWBAND));
  }

  /** The delay of each system's file; a leading ~ marks an approximate one. */
  private static Map<String, Integer> delays(Path manifest) throws IOException {
    Map<String, Integer> delays = new HashMap<>();
    for (CSVRecord row : records(manifest)) {
      String delay = row.get("delay_samples").replace("~", "");
      delays.put("enhanced_" + row.get("system") + "/" + row.get("id"), Integer.parseInt(delay));
    }
    return delays;
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var records = format.parse(reader)) {
      return records.getRecords();
    }
  }

  private static Signal signal(Path file) throws IOException {
    return AudioReader.read(file).channel(0);
  }

  /** The part in which both signals exist once the estimate is moved back by its delay. */
  private static SignalPair aligned(Signal reference, Signal estimate, int delay) {
    var overlap = Overlap.of(reference.length(), estimate.length(), delay);
    return new SignalPair(
        new Signal(overlap.ofFirst(reference.samples()), reference.sampleRate()),
        new Signal(overlap.ofSecond(estimate.samples()), estimate.sampleRate()));
  }

  private static void write(List<CalibrationPair> pairs, Path file) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(CalibrationPair.HEADER)
            .setRecordSeparator('\n')
            .get();
    try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        var printer = new CSVPrinter(writer, format)) {
      for (CalibrationPair pair : pairs) {
        printer.printRecord(
            pair.recording(),
            pair.speaker(),
            pair.system(),
            pair.rate(),
            pair.sourceRate(),
            pair.delay(),
            pair.pmsqe(),
            pair.pesq());
      }
    }
  }
}
