/**
 * The command line: one picocli command a class. A command parses, calls the library, prints and
 * chooses an exit code; it computes nothing itself. stdout carries results only, everything else
 * goes to stderr through {@link sqe.cli.Terminal}. Start reading at {@link sqe.cli.Sqe}.
 */
@NullMarked
package sqe.cli;

import org.jspecify.annotations.NullMarked;
