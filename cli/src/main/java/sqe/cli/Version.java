package sqe.cli;

import picocli.CommandLine.IVersionProvider;
import sqe.table.ToolVersion;

/** The version of sqe, from the build. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "sqe " + ToolVersion.build(),
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
    };
  }
}
