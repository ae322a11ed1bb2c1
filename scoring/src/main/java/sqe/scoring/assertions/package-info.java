/**
 * Assertions for the tests of projects that use sqe as a library.
 *
 * <p>They throw {@link java.lang.AssertionError} and need no test framework. Start reading at
 * {@link sqe.scoring.assertions.SpeechAssert}.
 */
@NullMarked
package sqe.scoring.assertions;

import org.jspecify.annotations.NullMarked;
