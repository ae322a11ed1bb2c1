package sqe.audit.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Named sets of limits for what a data set is to be used for. */
@SuppressWarnings("ImmutableEnumChecker") // maps and sets are those of Map.of and Set.of
public enum Profile {
  /** Every check, with limits that suit any speech. */
  GENERAL("every check, limits that suit any speech", Map.of(), Set.of()),

  /** Pairs for speech enhancement: levels, pairing and alignment, and PESQ's outer limits. */
  SE(
      "speech-enhancement pairs: checks 1 to 34 and the data-set checks",
      Map.of("duration-domain.max", 30.0, "active-speech", 3.2),
      Set.of("brickwall", "ref-snr", "noise-floor", "reverb", "rate")),

  /** Recordings to train a voice on: wide band and low noise. */
  TTS(
      "text-to-speech recordings: reference SNR 32 dB, bandwidth 13 kHz",
      Map.of("ref-snr", 32.0, "bandwidth.hertz", 13000.0),
      Set.of()),

  /** Transcribed speech: durations and speaking rates; noise and room are welcome. */
  ASR(
      "transcribed speech: 1 to 20 s; noise, room and bandwidth are not held against it",
      Map.of("duration-outlier.min", 1.0, "duration-outlier.max", 20.0),
      Set.of("ref-snr", "noise-floor", "reverb", "bandwidth", "brickwall", "edge-silence")),

  /** Files for PESQ, with the limits of P.862.3. */
  PESQ(
      "files for PESQ: checks 20 to 25 at the values of P.862.3",
      Map.of(
          "edge-silence.min", 0.5,
          "edge-silence.max", 2.0,
          "activity.high", 0.8,
          "active-speech", 3.2,
          "duration-domain.min", 8.0,
          "duration-domain.max", 30.0,
          "utterances", 50.0),
      Set.of());

  private final String description;
  private final Map<String, Double> limits;
  private final Set<String> disabled;

  Profile(String description, Map<String, Double> limits, Set<String> disabled) {
    this.description = description;
    this.limits = limits;
    this.disabled = disabled;
  }

  /** What it is for, one phrase. */
  public String description() {
    return description;
  }

  /** Limits that differ from the defaults, by {@code id} or {@code id.name}. */
  Map<String, Double> limits() {
    return limits;
  }

  /** Checks that do not run. */
  Set<String> disabled() {
    return disabled;
  }

  /** The name as users type it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile with a name. */
  public static Optional<Profile> find(String name) {
    return Arrays.stream(values()).filter(p -> p.label().equals(name)).findFirst();
  }
}
