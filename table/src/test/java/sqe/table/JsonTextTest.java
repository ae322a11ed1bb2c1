package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void numbersAreThoseOfTables() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(JsonText.of(Map.of("x", value)))
            .isEqualTo("{\n  \"x\" : " + Decimal.of(value) + "\n}\n");
      }
    }
  }

  @Test
  void whatIsNoNumberOfJsonIsTextOrNull() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("up", JsonText.number(Double.POSITIVE_INFINITY));
    document.put("down", JsonText.number(Double.NEGATIVE_INFINITY));
    document.put("none", JsonText.number(Double.NaN));
    assertThat(JsonText.of(document))
        .isEqualTo("{\n  \"up\" : \"inf\",\n  \"down\" : \"-inf\",\n  \"none\" : null\n}\n");
  }

  @Test
  void everyNameIsReadBack() throws Exception {
    String name = "\uD800 \uDC00 \uD83D\uDE00 \\ $1 \u001B\u202E\"\n";
    String text = JsonText.of(Map.of("id", name));
    assertThat(text).contains("\\uD800 \\uDC00 \uD83D\uDE00 ");
    assertThat(JSON.std.mapFrom(text)).containsEntry("id", name);
  }
}
