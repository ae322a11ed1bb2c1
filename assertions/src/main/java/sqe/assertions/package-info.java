/**
 * Assertions for the tests of projects that use sqe as a library.
 *
 * <p>They throw {@link java.lang.AssertionError} and need no test framework. Start reading at
 * {@link sqe.assertions.SpeechAssert}.
 */
@NullMarked
package sqe.assertions;

import org.jspecify.annotations.NullMarked;
