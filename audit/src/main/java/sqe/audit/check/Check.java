package sqe.audit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/**
 * One thing to look for: what it says of itself, and how it looks at what the pass over the data
 * has collected. An entry of a group of checks reads
 *
 * <pre>{@code
 * check("peak-low", WARNING)
 *     .about("The largest sample is so small that the steps of 16 bits are audible noise.")
 *     .limit(-30, "dBFS", "lowest peak")
 *     .source("own: at -30 dBFS 11 bits are left")
 *     .advice("Record louder, or export with more bits.")
 *     .ofSound(
 *         (channel, file, report) -> report.below(WARNING, channel.peakDb(), "peak at %.1f dBFS"))
 * }</pre>
 *
 * <p>The last call says what it looks at; a check that looks at two things has two of them. The
 * {@link Reporter} a look is given stands at the file, pair or channel already.
 *
 * @param info identity, limits, source and advice
 * @param looks what it looks at, and how
 */
record Check(CheckInfo info, List<Look> looks) {

  /** Begins an entry: what the check is called, and the worst it can report. */
  static Entry check(String id, Severity worst) {
    return new Entry(id, worst);
  }

  /** Looks at each decoded file. */
  Check ofFile(BiConsumer<FileFeatures, Reporter> look) {
    return ofEveryFile(
        (file, report) -> {
          if (file.decoded()) {
            look.accept(file, report);
          }
        });
  }

  /** Looks at each file, decoded or not. */
  Check ofEveryFile(BiConsumer<FileFeatures, Reporter> look) {
    return looking(
        new Look.OfParts(
            (data, report) ->
                data.files().forEach(file -> look.accept(file, report.of(file.name())))));
  }

  /** Looks at each channel of each decoded file. */
  Check ofChannel(ChannelLook look) {
    return ofFile(
        (file, report) -> {
          for (int c = 0; c < file.channels().size(); c++) {
            look.at(file.channels().get(c), file, report.channel(c + 1));
          }
        });
  }

  /** Looks at each of these channels with sound. */
  Check ofSound(ChannelLook look) {
    return ofChannel(
        (channel, file, report) -> {
          if (!channel.silent()) {
            look.at(channel, file, report);
          }
        });
  }

  /** Looks at each channel with sound of each reference. */
  Check ofReferenceSpeech(ChannelLook look) {
    return ofSound(
        (channel, file, report) -> {
          if (file.isReference()) {
            look.at(channel, file, report);
          }
        });
  }

  /** Looks at each pair of decoded files. */
  Check ofPair(BiConsumer<PairFeatures, Reporter> look) {
    return looking(
        new Look.OfParts(
            (data, report) ->
                data.pairs().forEach(pair -> look.accept(pair, report.of(pair.name())))));
  }

  /** Looks at each channel of each pair of equal rates and channel counts. */
  Check ofPairChannel(PairChannelLook look) {
    return ofPair(
        (pair, report) -> {
          for (int c = 0; c < pair.channels().size(); c++) {
            look.at(pair.channels().get(c), pair, report.channel(c + 1));
          }
        });
  }

  /** Looks at each of these channels with sound on both sides. */
  Check ofPairSpeech(PairChannelLook look) {
    return ofPairChannel(
        (channel, pair, report) -> {
          if (!channel.reference().silent() && !channel.estimate().silent()) {
            look.at(channel, pair, report);
          }
        });
  }

  /** Looks at everything together, where there are files; not at fingerprints. */
  Check ofSet(BiConsumer<AuditData, Reporter> look) {
    return looking(new Look.OfWhole(look));
  }

  /** Looks at a table of scores, where there is one. */
  Check ofScores(BiConsumer<AuditedScores, Reporter> look) {
    return looking(new Look.OfScores(look));
  }

  /** Looks in these ways, too. */
  Check looking(Look... further) {
    List<Look> more = new ArrayList<>(looks);
    more.addAll(List.of(further));
    return new Check(info, List.copyOf(more));
  }

  /** Looks at a channel. */
  @FunctionalInterface
  interface ChannelLook {
    void at(ChannelFeatures channel, FileFeatures file, Reporter report);
  }

  /** Looks at a channel of a pair. */
  @FunctionalInterface
  interface PairChannelLook {
    void at(PairFeatures.Channel channel, PairFeatures pair, Reporter report);
  }

  /** An entry being written; {@link #advice} completes what a check says of itself. */
  static final class Entry {

    private final String id;
    private final Severity worst;
    private final List<CheckInfo.Limit> limits = new ArrayList<>();
    private String about = "";
    private String source = "";
    private CheckInfo.Remedy remedy = CheckInfo.Remedy.LOOK;

    private Entry(String id, Severity worst) {
      this.id = id;
      this.worst = worst;
    }

    /** What it looks for. */
    Entry about(String text) {
      about = text;
      return this;
    }

    /** The main limit. */
    Entry limit(double value, String unit, String meaning) {
      return limit("", value, unit, meaning);
    }

    /** A limit with a name. */
    Entry limit(String name, double value, String unit, String meaning) {
      limits.add(new CheckInfo.Limit(name, value, unit, meaning));
      return this;
    }

    /** Where definition and limits come from. */
    Entry source(String text) {
      source = text;
      return this;
    }

    /** An error is a reason to leave the file out, with what the list of work says of it. */
    Entry drops(String words) {
      remedy = new CheckInfo.Remedy(words, remedy.command(), remedy.ofData());
      return this;
    }

    /** What repairs a file, as in {@link CheckInfo.Remedy}. */
    Entry repairedBy(String command) {
      remedy = new CheckInfo.Remedy(remedy.drop(), command, remedy.ofData());
      return this;
    }

    /** What repairs a file of a data set, where that is not done to the output of a system. */
    Entry repairedInDataBy(String command) {
      remedy = new CheckInfo.Remedy(remedy.drop(), remedy.command(), command);
      return this;
    }

    /** What to do about a finding. */
    Check advice(String text) {
      return new Check(new CheckInfo(id, worst, about, limits, source, text, remedy), List.of());
    }
  }
}
