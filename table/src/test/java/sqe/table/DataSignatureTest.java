package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataSignatureTest {

  private static String of(String... ids) {
    DataSignature signature = new DataSignature();
    for (String id : List.of(ids)) {
      signature.add(id, "digest of " + id.length());
    }
    return signature.sha256();
  }

  /** The form of accents depends on where a set was unpacked, not on what is in it. */
  @Test
  void aSetIsTheSameInBothFormsOfAccents() {
    DataSignature linux = new DataSignature();
    DataSignature mac = new DataSignature();
    linux.add("é", "1");
    linux.add("f", "2");
    mac.add("e\u0301", "1");
    mac.add("f", "2");
    assertThat(mac.sha256()).isEqualTo(linux.sha256());
    mac.add("é", "1");
    assertThat(mac.sha256()).isNotEqualTo(linux.sha256());
  }

  @Test
  void theOrderOfAddingDoesNotMatter() {
    assertThat(of("b", "a")).isEqualTo(of("a", "b")).isNotEqualTo(of("a", "c"));
    assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc"));
  }
}
