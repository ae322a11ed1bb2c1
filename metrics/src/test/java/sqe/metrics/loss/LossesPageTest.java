package sqe.metrics.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sqe.testing.SharedFolder;

/**
 * Holds {@code docs/losses.md} to the code. To write it anew:
 *
 * <pre>mvn -pl dsp,metrics test -Dtest=LossesPageTest -Dsqe.docs.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class LossesPageTest {

  private static final Path PAGE = SharedFolder.project("docs/losses.md");

  @Test
  void thePageIsTheGeneratedOne() throws IOException {
    String page = LossesPage.write();
    if (Boolean.getBoolean("sqe.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("written by this test with -Dsqe.docs.write=true").hasContent(page);
  }

  @Test
  void thePageNamesEveryLossAndItsParameters() {
    String page = LossesPage.write();
    for (LossDefinition definition : LossCatalog.losses()) {
      assertThat(page).contains("| `" + definition.info().id() + "` |");
      definition.info().parameters().forEach(p -> assertThat(page).contains("`--" + p.name()));
    }
  }
}
