package sqe.audit.check;

import java.util.Locale;
import java.util.stream.Collectors;

/** The checks in words, for {@code sqe audit --list} and the documentation. */
public final class CheckReference {

  private CheckReference() {}

  /** One paragraph a check, with the limits of some settings. */
  public static String text(AuditSettings settings) {
    StringBuilder text = new StringBuilder();
    for (CheckInfo info : CheckCatalog.infos()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%2d %-20s %s%s%n   %s%n",
              info.number(),
              info.id(),
              info.severity().label(),
              settings.enabled(info) ? "" : " (off in profile " + settings.profile().label() + ")",
              info.definition()));
      for (CheckInfo.Limit limit : info.limits()) {
        text.append(
            String.format(
                Locale.ROOT,
                "   --set %s=%s %s: %s%n",
                key(info, limit),
                value(settings.limit(info, limit.name())),
                limit.unit(),
                limit.meaning()));
      }
      text.append("   source: ").append(info.source()).append('\n');
    }
    return text.toString().replace("\r\n", "\n");
  }

  /** The section of the documentation that lists the checks. */
  public static String markdown() {
    StringBuilder text = new StringBuilder();
    CheckInfo.Group group = null;
    for (CheckInfo info : CheckCatalog.infos()) {
      if (info.group() != group) {
        group = info.group();
        text.append("\n### ").append(group.title()).append("\n\n");
        text.append("| | check | worst | finds | limits (`--set`) | source |\n");
        text.append("|---|---|---|---|---|---|\n");
      }
      String limits =
          info.limits().stream()
              .map(
                  l ->
                      "`%s=%s` %s: %s"
                          .formatted(key(info, l), value(l.value()), l.unit(), l.meaning())
                          .replace(" :", ":"))
              .collect(Collectors.joining("<br>"));
      text.append(
          "| %s | `%s` | %s | %s %s | %s | %s |\n"
              .formatted(
                  info.number(),
                  info.id(),
                  info.severity().label(),
                  info.definition(),
                  info.advice(),
                  limits,
                  info.source()));
    }
    return text.toString();
  }

  private static String key(CheckInfo info, CheckInfo.Limit limit) {
    return limit.name().isEmpty() ? info.id() : info.id() + "." + limit.name();
  }

  private static String value(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
