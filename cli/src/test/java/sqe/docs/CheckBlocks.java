package sqe.docs;

import java.util.stream.Collectors;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Profile;

/** What the checks of an audit say of themselves: a table a heading. */
final class CheckBlocks {

  private static final AuditSettings DEFAULTS = AuditSettings.of(Profile.GENERAL);

  private CheckBlocks() {}

  static String tables() {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (CheckInfo.Group group : CheckInfo.Group.values()) {
      text.append("\n### ").append(group.title()).append("\n\n");
      text.append("| | check | worst | finds | limits (`--set`) | source |\n");
      text.append("|---|---|---|---|---|---|\n");
      for (CheckInfo info : CheckCatalog.infos(group)) {
        number++;
        text.append(row(number, info));
      }
    }
    return text.toString();
  }

  private static String row(int number, CheckInfo info) {
    String limits =
        info.limits().stream()
            .map(
                limit ->
                    "`%s` %s: %s"
                        .formatted(DEFAULTS.setting(info, limit), limit.unit(), limit.meaning())
                        .replace(" :", ":"))
            .collect(Collectors.joining("<br>"));
    return "| %s | `%s` | %s | %s %s | %s | %s |\n"
        .formatted(
            number,
            info.id(),
            info.severity().label(),
            info.about(),
            info.advice(),
            limits,
            info.source());
  }
}
