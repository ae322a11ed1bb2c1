package sqe.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import sqe.audit.check.Finding;

/**
 * Which findings of an audit a command repairs, and which command.
 *
 * <p>A command treats all channels of a file alike. So it repairs a file of several channels only
 * where all of them have the fault to the same degree.
 */
final class Repairs {

  /** Degrees so close to each other, by their ratio, are the same. */
  private static final double SAME = 0.05;

  /** Checks whose command changes what is in a channel. */
  private static final Set<String> OF_CHANNELS =
      Set.of("dc-offset", "pair-gain", "polarity", "delay");

  /** Checks whose command resamples. */
  private static final Set<String> OF_RATES = Set.of("sample-rate", "pair-rate");

  /** Corrects what a header says and leaves the samples as they are. */
  private static final String HEADER =
      "sox -D -r {limit} {file} {repaired} && mv {repaired} {file}";

  private final AuditResult result;
  private final Set<String> doubtedHeaders = new HashSet<>();
  private final Map<String, Finding> oddReferences = new HashMap<>();
  private final Map<String, Degrees> degrees = new HashMap<>();

  Repairs(AuditResult result) {
    this.result = result;
    for (Finding finding : result.findings()) {
      if (finding.check().equals("header-rate")) {
        doubtedHeaders.add(result.id(finding.file()));
      }
      if (finding.check().equals("sample-rate") && !result.estimates().contains(finding.file())) {
        oddReferences.put(result.id(finding.file()), finding);
      }
      if (result.channels().containsKey(finding.file()) && finding.channel() > 0) {
        degrees.merge(key(finding), Degrees.of(finding), Degrees::with);
      }
    }
  }

  /** Of one fault in the channels of one file. */
  private record Degrees(int count, double least, double most, Finding first) {

    static Degrees of(Finding finding) {
      return new Degrees(1, finding.value(), finding.value(), finding);
    }

    Degrees with(Degrees other) {
      return new Degrees(
          count + other.count,
          Math.min(least, other.least),
          Math.max(most, other.most),
          first.channel() < other.first.channel() ? first : other.first);
    }

    boolean same() {
      return most - least <= SAME * Math.max(Math.abs(least), Math.abs(most));
    }
  }

  private static String key(Finding finding) {
    return finding.check() + " " + finding.file();
  }

  /** Whether a command repairs the file of a finding. */
  boolean has(Finding finding) {
    return RepairCommand.fits(pattern(finding), finding)
        && (!OF_CHANNELS.contains(finding.check()) || alike(finding));
  }

  /** To resample what has the wrong header would make it wrong for good. */
  private String pattern(Finding finding) {
    if (OF_RATES.contains(finding.check()) && doubtedHeaders.contains(result.id(finding.file()))) {
      return HEADER;
    }
    return Drops.remedy(finding).command(!result.estimates().contains(finding.file()));
  }

  private boolean alike(Finding finding) {
    Degrees of = degrees.get(key(finding));
    int channels = result.channels().getOrDefault(finding.file(), 1);
    boolean byDegree = !finding.check().equals("polarity");
    return of == null ? channels == 1 : of.count() == channels && (of.same() || !byDegree);
  }

  /** The command, one for all channels. */
  String command(Finding finding) {
    Finding odd = oddReferences.get(result.id(finding.file()));
    if (odd != null && finding.check().equals("pair-rate")) {
      return command(odd); // the estimate has the rate of the set and stays as it is
    }
    Degrees of = degrees.get(key(finding));
    return RepairCommand.of(
        pattern(finding), of == null ? finding : of.first(), result.id(finding.file()));
  }
}
