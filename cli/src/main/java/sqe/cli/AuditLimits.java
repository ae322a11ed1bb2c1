package sqe.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Profile;
import sqe.audit.check.UnknownLimitException;

/** The limits of {@code sqe audit}, also for a command of another program that audits elsewhere. */
@Command
public final class AuditLimits {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--profile",
      paramLabel = "se|tts|asr|pesq",
      description = "Limits for a purpose (default: limits that suit any speech).")
  private String profile = Profile.GENERAL.label();

  @Option(
      names = "--set",
      paramLabel = "CHECK=VALUE",
      description = "Change a limit, as in dc-offset=0.002; may be repeated.")
  private List<String> changed = List.of();

  /** Limits that picocli fills. */
  public AuditLimits() {}

  /**
   * The limits that are chosen.
   *
   * @throws ParameterException when there is no such profile or limit
   */
  public AuditSettings settings() {
    AuditSettings limits =
        AuditSettings.of(
            Profile.find(profile.toLowerCase(Locale.ROOT))
                .orElseThrow(
                    () -> usage("no profile '" + profile + "': se, tts, asr, pesq or general")));
    try {
      for (String setting : changed) {
        limits = limits.with(setting);
      }
      return limits;
    } catch (UnknownLimitException e) {
      String hint = e.nothingSimilar() ? "; 'sqe audit --list' shows them" : "";
      throw usage(e.getMessage() + hint);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line(), TableAdvice.message(e), e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(line(), message);
  }

  private CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }
}
