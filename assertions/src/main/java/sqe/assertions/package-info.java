/**
 * Assertions for the tests of projects that use sqe as a library.
 *
 * <p>{@link sqe.assertions.SpeechAssert} is about one pair, {@link sqe.assertions.GateAssert} about
 * all files of a system. They throw {@link java.lang.AssertionError} and need no test framework.
 * Start reading at {@link sqe.assertions.SpeechAssert}.
 */
@NullMarked
package sqe.assertions;

import org.jspecify.annotations.NullMarked;
