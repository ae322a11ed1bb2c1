package sqe.audit.check;

import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/**
 * One thing to look for. A check is stateless and looks only at what the pass over the data has
 * collected; what it looks at, one or several of the interfaces below say. Its {@link Reporter}
 * already knows the place.
 */
interface Check {

  /** Identity, limits and source. */
  CheckInfo info();

  /** Looks at each decoded file. */
  interface OfFile extends Check {
    void check(FileFeatures file, Reporter report);
  }

  /** Looks at each channel of each decoded file. */
  interface OfChannel extends Check {
    void check(ChannelFeatures channel, FileFeatures file, Reporter report);
  }

  /** Looks at each channel with sound of each reference. */
  interface OfReferenceSpeech extends Check {
    void check(ChannelFeatures channel, FileFeatures file, Reporter report);
  }

  /** Looks at each pair of decoded files. */
  interface OfPair extends Check {
    void check(PairFeatures pair, Reporter report);
  }

  /** Looks at each channel of each pair of equal rates and channel counts. */
  interface OfPairChannel extends Check {
    void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report);
  }

  /** Looks at each of these channels with sound on both sides. */
  interface OfPairSpeech extends Check {
    void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report);
  }

  /** Looks at everything together, where there are files. */
  interface OfSet extends Check {
    void check(AuditData data, Reporter report);
  }

  /** Looks at a table of scores. */
  interface OfScores extends Check {
    void check(ScoredTable scores, Reporter report);
  }
}
