package sqe.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * A pair of files of which both figures are known.
 *
 * @param recording the recording's name
 * @param speaker whose voice it is
 * @param system what processed it, or {@code noisy}; {@link #CLEAN} for the recording itself
 * @param rate at which PMSQE was computed, in Hz: 16000 for wideband, 8000 for narrowband
 * @param sourceRate of the files, in Hz
 * @param delay of the estimate, in samples of the files, taken out before anything else
 * @param pmsqe of the aligned pair
 * @param pesq what an implementation of PESQ gives: P.862.2 for wideband, P.862.1 for narrowband
 */
record CalibrationPair(
    String recording,
    String speaker,
    String system,
    int rate,
    int sourceRate,
    int delay,
    double pmsqe,
    double pesq) {

  /** The system that leaves the recording as it is. */
  static final String CLEAN = "clean";

  static final String[] HEADER = {
    "recording", "speaker", "system", "rate", "source_rate", "delay_samples", "pmsqe", "pesq"
  };

  /** Reads a table. */
  static List<CalibrationPair> read(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader(HEADER).setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var records = format.parse(reader)) {
      return records.stream()
          .map(
              row ->
                  new CalibrationPair(
                      row.get("recording"),
                      row.get("speaker"),
                      row.get("system"),
                      Integer.parseInt(row.get("rate")),
                      Integer.parseInt(row.get("source_rate")),
                      Integer.parseInt(row.get("delay_samples")),
                      Double.parseDouble(row.get("pmsqe")),
                      Double.parseDouble(row.get("pesq"))))
          .toList();
    }
  }
}
