package sqe.docs;

import java.util.ArrayList;
import java.util.List;
import sqe.dsp.filterbank.BarkBands;
import sqe.dsp.filterbank.BarkBands.Band;

/** The Bark bands of PMSQE as a table: those of 16 kHz, then what 8 kHz has instead. */
final class BarkBandRows {

  private BarkBandRows() {}

  static String table() {
    List<Band> wideband = BarkBands.wideband().bands();
    List<Band> narrowband = BarkBands.narrowband().bands();
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < wideband.size(); j++) {
      rows.add(row(Integer.toString(j), wideband.get(j)));
    }
    for (int j = 0; j < narrowband.size(); j++) {
      if (!narrowband.get(j).equals(wideband.get(j))) {
        rows.add(row(j + " at 8 kHz, the last", narrowband.get(j)));
      }
    }
    return Markdown.table(List.of("j", "bins", "g", "θ", "γ", "δ"), rows);
  }

  private static List<String> row(String name, Band band) {
    return List.of(
        name,
        band.firstBin() + " … " + band.lastBin(),
        Double.toString(band.weight()),
        Double.toString(band.threshold()),
        Double.toString(band.exponent()),
        Double.toString(band.width()));
  }
}
