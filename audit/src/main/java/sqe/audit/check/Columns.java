package sqe.audit.check;

import java.util.List;
import java.util.Set;

/** Names under which manifests say the same thing. */
final class Columns {

  static final String[] DURATION = {"duration", "duration_s", "seconds"};
  static final String[] SAMPLE_RATE = {"sample_rate", "rate", "sampling_rate"};
  static final String[] LEVEL = {"level", "level_db", "target_level", "target_level_db"};
  static final String[] SNR = {"snr", "snr_db"};
  static final String[] SPLIT = {"split", "subset", "partition"};
  static final String[] SPEAKER = {"speaker", "speaker_id", "spk", "spk_id"};
  static final String[] TEXT = {"text", "transcript", "transcription", "sentence"};
  static final String[] NOISE_FILE = {"noise_file", "noise_id", "noise_path"};
  private static final String[] GENDER = {"gender", "sex"};
  private static final String[] CONDITION = {"condition", "noise", "noise_type"};

  /** Columns whose values should share the time. */
  static final List<String[]> BALANCED = List.of(SPEAKER, GENDER, CONDITION);

  /** Columns by which results are reported. */
  static final List<String[]> GROUPS =
      List.of(CONDITION, GENDER, new String[] {"group"}, new String[] {"language"});

  private static final Set<String> CONSTANT =
      Set.of("sample_rate", "rate", "system", "split", "set", "language", "license", "channels");

  private Columns() {}

  /** Whether one value throughout is nothing to wonder at. */
  static boolean mayBeConstant(String column) {
    return CONSTANT.contains(column);
  }
}
