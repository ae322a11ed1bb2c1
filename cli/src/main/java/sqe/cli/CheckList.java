package sqe.cli;

import java.util.Locale;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.report.document.Wrapping;

/** The checks of an audit in words. */
final class CheckList {

  private CheckList() {}

  /** One paragraph a check, with the limits of some settings. */
  static String of(AuditSettings settings) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (CheckInfo info : CheckCatalog.infos()) {
      number++;
      text.append(
          String.format(
              Locale.ROOT,
              "%2d %-20s %s%s\n",
              number,
              info.id(),
              info.severity().label(),
              settings.enabled(info)
                  ? ""
                  : " (off in profile " + settings.profile().label() + ")"));
      text.append(Wrapping.hanging("   ", info.about()));
      for (CheckInfo.Limit limit : info.limits()) {
        String setting = settings.setting(info, limit);
        text.append(
            Wrapping.hanging(
                "   ", "--set %s %s: %s".formatted(setting, limit.unit(), limit.meaning())));
      }
      text.append(Wrapping.hanging("   ", "source: " + info.source()));
    }
    return text.toString();
  }
}
