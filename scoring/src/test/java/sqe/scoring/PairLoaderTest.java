package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.filter.Resampler;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.table.Pair;
import sqe.table.Remark;

class PairLoaderTest {

  private static final int RATE = WrittenPairs.RATE;
  private static final ScoringOptions DEFAULTS = ScoringOptions.defaults();

  private final double[] speech = WrittenPairs.noise(RATE, 1);
  private final double[] other = WrittenPairs.noise(RATE, 2);

  @TempDir private Path folder;
  private WrittenPairs files = new WrittenPairs(Path.of(""));

  @BeforeEach
  void prepare() {
    files = new WrittenPairs(folder);
  }

  private static List<ScorablePair> load(ScoringOptions options, Pair pair)
      throws UnscorablePairException {
    return loader(options).load(pair, new ArrayList<>());
  }

  private static PairLoader loader(ScoringOptions options) {
    return new PairLoader(options, false, new AudioPreparation(options.channels()));
  }

  private static ScoringOptions with(ScoringOptions.Channels channels) {
    return DEFAULTS.with(channels);
  }

  private static ScoringOptions with(ScoringOptions.Length length) {
    return DEFAULTS.with(length);
  }

  private static ScoringOptions with(ScoringOptions.Resample resample) {
    return DEFAULTS.with(resample);
  }

  private static ScoringOptions aligned() {
    return DEFAULTS.with(ScoringOptions.Align.INTEGER);
  }

  private static List<String> notes(ScorablePair pair) {
    return pair.notes().stream().map(Remark::text).toList();
  }

  private static double[] head(double[] x, int length) {
    return Arrays.copyOf(x, length);
  }

  @Test
  void samplesComeAsTheyAreInTheFiles() throws Exception {
    List<ScorablePair> loaded = load(DEFAULTS, files.pair("a", speech, other));
    assertThat(loaded).hasSize(1);
    SignalPair signals = loaded.get(0).signals();
    assertThat(signals.reference().samples()).isEqualTo(speech);
    assertThat(signals.estimate().samples()).isEqualTo(other);
    assertThat(signals.sampleRate()).isEqualTo(RATE);
    assertThat(signals.mixture()).isEmpty();
    assertThat(notes(loaded.get(0))).isEmpty();
  }

  @Test
  void differentRatesAreRefusedUnlessAskedFor() throws Exception {
    Path fast = files.file("fast", 2 * RATE, WrittenPairs.noise(2 * RATE, 3));
    Pair pair = WrittenPairs.of("a", files.file("r", RATE, speech), fast, null);
    assertThatThrownBy(() -> load(DEFAULTS, pair))
        .isInstanceOf(UnscorablePairException.class)
        .hasMessage("rates differ: reference 8000 Hz, estimate 16000 Hz: convert the files")
        .extracting(thrown -> ((UnscorablePairException) thrown).remark().remedy())
        .isEqualTo(new Remedy(Remedy.Kind.RESAMPLE, "reference"));
    SignalPair signals =
        load(with(new ScoringOptions.Resample.ToReference()), pair).get(0).signals();
    assertThat(signals.sampleRate()).isEqualTo(RATE);
    assertThat(signals.reference().samples()).isEqualTo(speech);
    assertThat(signals.estimate().samples())
        .isEqualTo(new Resampler(2 * RATE, RATE).resample(WrittenPairs.noise(2 * RATE, 3)));
    assertThat(
            load(with(new ScoringOptions.Resample.ToRate(2 * RATE)), pair)
                .get(0)
                .signals()
                .estimate()
                .samples())
        .isEqualTo(WrittenPairs.noise(2 * RATE, 3));
  }

  @Test
  void aMixtureOfAnotherRateIsLeftOutWithANote() throws Exception {
    Pair pair =
        WrittenPairs.of(
            "a",
            files.file("r", RATE, speech),
            files.file("e", RATE, other),
            files.file("m", 2 * RATE, speech));
    ScorablePair loaded = load(DEFAULTS, pair).get(0);
    assertThat(loaded.signals().mixture()).isEmpty();
    assertThat(loaded.notes().get(0).text())
        .startsWith("mixture left out: rates differ: reference 8000 Hz, mixture 16000 Hz");
  }

  @Test
  void aSmallDifferenceOfLengthIsTrimmedOrPaddedAndNoted() throws Exception {
    Pair pair = files.pair("a", speech, head(other, RATE - 100));
    ScorablePair trimmed = load(DEFAULTS, pair).get(0);
    assertThat(trimmed.signals().reference().samples()).isEqualTo(head(speech, RATE - 100));
    assertThat(notes(trimmed))
        .containsExactly("lengths differ by 100 samples (0.013 s): trimmed to the shorter");
    ScorablePair padded = load(with(ScoringOptions.Length.PAD), pair).get(0);
    assertThat(padded.signals().estimate().samples())
        .isEqualTo(head(head(other, RATE - 100), RATE));
    assertThat(notes(padded))
        .containsExactly("lengths differ by 100 samples (0.013 s): padded with zeros");
    assertThatThrownBy(() -> load(with(ScoringOptions.Length.STRICT), pair))
        .hasMessage(
            "lengths differ: reference 8000 samples (1.000 s), estimate 7900 samples (0.988 s)");
  }

  @Test
  void trimmedPairsKeepTheFilesAsRead() throws Exception {
    Pair pair = files.pair("a", speech, head(other, RATE - 100));
    SignalPair.AsRead files = load(DEFAULTS, pair).get(0).signals().asRead().orElseThrow();
    assertThat(files.reference().samples()).isEqualTo(speech);
    assertThat(files.estimate().samples()).isEqualTo(head(other, RATE - 100));
  }

  @Test
  void aDifferenceBeyondTheLargestIsRefused() throws Exception {
    Pair pair = files.pair("a", speech, head(other, RATE - 801));
    assertThatThrownBy(() -> load(DEFAULTS, pair))
        .hasMessage(
            "lengths differ: reference 8000 samples (1.000 s), estimate 7199 samples (0.900 s):"
                + " more than 0.1 s; one is cut, or they are not of the same recording");
    assertThat(load(DEFAULTS, files.pair("b", speech, head(other, RATE - 800)))).hasSize(1);
  }

  @Test
  void aFileWhoseSizeIsInDoubtIsToBeWrittenAgainWhereLengthsDiffer() throws Exception {
    Pair pair = files.pair("a", speech, head(other, RATE / 2));
    Path estimate = Objects.requireNonNull(pair.estimate());
    byte[] content = Files.readAllBytes(estimate);
    // The header is that of the first half.
    Files.write(estimate, Arrays.copyOf(content, 2 * content.length));
    for (ScoringOptions options : List.of(DEFAULTS, with(ScoringOptions.Length.STRICT))) {
      List<Remark> noticed = new ArrayList<>();
      assertThatThrownBy(() -> loader(options).load(pair, noticed))
          .hasMessageStartingWith("lengths differ: reference 8000 samples (1.000 s), estimate 4000")
          .hasMessageEndingWith(
              "; the length of the estimate is in doubt: write the file again or repair its header")
          .extracting(thrown -> ((UnscorablePairException) thrown).remark().remedy())
          .isNull();
      assertThat(noticed).isNotEmpty();
      assertThat(noticed.get(0).text())
          .startsWith("estimate: at byte ")
          .contains("no chunk starts");
    }
  }

  @Test
  void alignmentTakesTheDelayAwayFromTheEstimateOnly() throws Exception {
    int late = 37;
    Pair pair = files.pair("a", speech, WrittenPairs.delayed(speech, late), speech);
    ScorablePair loaded = load(aligned(), pair).get(0);
    assertThat(loaded.signals().length()).isEqualTo(RATE - late);
    assertThat(loaded.signals().estimate().samples()).isEqualTo(head(speech, RATE - late));
    assertThat(loaded.signals().reference().samples()).isEqualTo(head(speech, RATE - late));
    assertThat(loaded.signals().mixture().orElseThrow().samples())
        .isEqualTo(head(speech, RATE - late));
    assertThat(loaded.asFound().length()).isEqualTo(RATE);
    assertThat(notes(loaded)).containsExactly("aligned by 37 samples");
  }

  @Test
  void anEarlyEstimateIsAlignedTheOtherWay() throws Exception {
    int late = 21;
    Pair pair = files.pair("a", WrittenPairs.delayed(speech, late), speech);
    ScorablePair loaded = load(aligned(), pair).get(0);
    assertThat(loaded.signals().reference().samples()).isEqualTo(head(speech, RATE - late));
    assertThat(loaded.signals().estimate().samples()).isEqualTo(head(speech, RATE - late));
    assertThat(notes(loaded)).containsExactly("aligned by -21 samples");
  }

  @Test
  void whereNoDelayCanBeToldNothingIsMoved() throws Exception {
    ScorablePair loaded = load(aligned(), files.pair("a", speech, other)).get(0);
    assertThat(loaded.signals().estimate().samples()).isEqualTo(other);
    assertThat(notes(loaded)).containsExactly("not aligned: no delay can be told within 1.0 s");
  }

  @Test
  void everyChannelIsARowUnlessOneOrTheMeanIsChosen() throws Exception {
    Path stereo = files.file("s", RATE, speech, other);
    Pair pair = WrittenPairs.of("a", stereo, stereo, null);
    assertThat(load(DEFAULTS, pair)).extracting(ScorablePair::channel).containsExactly("1", "2");
    ScorablePair second = load(with(new ScoringOptions.Channels.Only(2)), pair).get(0);
    assertThat(second.channel()).isEqualTo("2");
    assertThat(second.signals().reference().samples()).isEqualTo(other);
    ScorablePair mean = load(with(new ScoringOptions.Channels.Mean()), pair).get(0);
    assertThat(mean.channel()).isEqualTo("mean");
    assertThat(mean.signals().reference().samples())
        .isEqualTo(WrittenPairs.scaled(WrittenPairs.sum(speech, other), 0.5));
    assertThatThrownBy(() -> load(with(new ScoringOptions.Channels.Only(3)), pair))
        .hasMessage("no such channel: channel 3 was asked for, the reference has 2");
  }

  @Test
  void differentNumbersOfChannelsAreRefused() throws Exception {
    Pair pair =
        WrittenPairs.of(
            "a", files.file("m", RATE, speech), files.file("s", RATE, speech, other), null);
    assertThatThrownBy(() -> load(DEFAULTS, pair))
        .hasMessage("channels differ: reference has 1, estimate has 2");
  }

  @Test
  void exchangedChannelsAreNotedButScoredAsTheyStand() throws Exception {
    Pair pair =
        WrittenPairs.of(
            "a", files.file("r", RATE, speech, other), files.file("e", RATE, other, speech), null);
    List<ScorablePair> loaded = load(DEFAULTS, pair);
    assertThat(loaded.get(0).signals().estimate().samples()).isEqualTo(other);
    assertThat(notes(loaded.get(0)))
        .containsExactly(
            "channel 1 of the reference is in channel 2 of the estimate (correlation 1.00)",
            "channel 2 of the reference is in channel 1 of the estimate (correlation 1.00)");
  }

  @Test
  void separatedSourcesAreBroughtIntoTheReferencesOrder() throws Exception {
    double[] first = WrittenPairs.sum(speech, WrittenPairs.scaled(other, 0.125));
    double[] second = WrittenPairs.sum(other, WrittenPairs.scaled(speech, 0.125));
    Pair pair =
        WrittenPairs.of(
            "a", files.file("r", RATE, speech, other), files.file("e", RATE, second, first), null);
    List<ScorablePair> loaded = load(with(new ScoringOptions.Channels.SeparatedSources()), pair);
    assertThat(loaded).extracting(ScorablePair::channel).containsExactly("1", "2");
    assertThat(loaded.get(0).signals().sources().orElseThrow().references()).hasSize(2);
    assertThat(loaded.get(0).signals().estimate().samples()).isEqualTo(first);
    assertThat(notes(loaded.get(0))).containsExactly("estimate is channel 2");
    assertThat(notes(loaded.get(1))).containsExactly("estimate is channel 1");
  }

  @Test
  void pairsOfOneReferenceShareItsDecodingAndItsDerivations() throws Exception {
    Pair first = files.pair("a", speech, other);
    Pair second =
        WrittenPairs.of(
            "b", Objects.requireNonNull(first.reference()), files.file("e", RATE, other), null);
    PairLoader loader = loader(DEFAULTS);
    SignalPair before = loader.load(first, new ArrayList<>()).get(0).signals();
    Files.delete(Objects.requireNonNull(first.reference()));
    SignalPair after = loader.load(second, new ArrayList<>()).get(0).signals();
    assertThat(after.reference()).isSameAs(before.reference());
  }

  @Test
  void anUnreadableFileIsNamedWithItsRole() throws Exception {
    Path text = Files.writeString(folder.resolve("e.wav"), "no sound");
    Pair pair = WrittenPairs.of("a", files.file("r", RATE, speech), text, null);
    assertThatThrownBy(() -> load(DEFAULTS, pair))
        .hasMessageStartingWith("unreadable estimate: " + text + ": ");
    Pair gone = WrittenPairs.of("a", folder.resolve("gone.wav"), text, null);
    assertThatThrownBy(() -> load(DEFAULTS, gone))
        .hasMessage("unreadable reference: " + gone.reference() + ": no such file");
  }
}
