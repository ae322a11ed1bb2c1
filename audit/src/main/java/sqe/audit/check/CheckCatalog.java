package sqe.audit.check;

import java.util.List;
import java.util.Optional;

/** The checks there are, by number. */
public final class CheckCatalog {

  private static final List<Check> ALL =
      List.of(
          new DecodeCheck(),
          new DeclaredDurationCheck(),
          new SampleRateCheck(),
          new PairRateCheck(),
          new ChannelsCheck(),
          new NonFiniteCheck(),
          new BitDepthCheck(),
          new ExactDuplicateCheck(),
          new HardClipCheck(),
          new SoftClipCheck(),
          new OverFullScaleCheck(),
          new DcOffsetCheck(),
          new ActiveLevelCheck(),
          new LevelSpreadCheck(),
          new PeakLowCheck(),
          new PairGainCheck(),
          new ConstantCheck(),
          new DigitalSilenceRunCheck(),
          new SilenceGapCheck(),
          new EdgeSilenceCheck(),
          new ActivityCheck(),
          new ActiveSpeechCheck(),
          new UtterancesCheck(),
          new ActiveMismatchCheck(),
          new DurationDomainCheck(),
          new DurationOutlierCheck(),
          new PairLengthCheck(),
          new OrphanCheck(),
          new WrongPairCheck(),
          new DelayCheck(),
          new DriftCheck(),
          new PolarityCheck(),
          new IdenticalCheck(),
          new SwappedCheck(),
          new BandwidthCheck(),
          new BrickwallCheck(),
          new PairBandwidthCheck(),
          new HumCheck(),
          new ReferenceSnrCheck(),
          new NoiseFloorCheck(),
          new ReverbCheck(),
          new NearDuplicateCheck(),
          new LeakageCheck(),
          new DeclaredSnrCheck(),
          new DeclaredLevelCheck(),
          new ImbalanceCheck(),
          new FewClustersCheck(),
          new TooFewCheck(),
          new NullMetadataCheck(),
          new SpeakingRateCheck(),
          new PathNameCheck(),
          new SentinelCheck(),
          new ScoreRangeCheck(),
          new DisagreementCheck());

  private CheckCatalog() {}

  /** What every check says of itself, by number. */
  public static List<CheckInfo> infos() {
    return ALL.stream().map(Check::info).toList();
  }

  /** The check with an id. */
  public static Optional<CheckInfo> find(String id) {
    return infos().stream().filter(info -> info.id().equals(id)).findFirst();
  }

  static List<Check> checks() {
    return ALL;
  }
}
