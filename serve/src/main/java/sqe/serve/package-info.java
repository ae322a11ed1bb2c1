/**
 * The door for other languages: a process that answers requests, one line of JSON each.
 *
 * <p>A {@link sqe.serve.Server} has the metrics and the threads. A {@code Session} is one peer: it
 * reads lines ({@code Lines}), makes requests of them ({@code RequestReader}), hands each to its
 * {@code Method} on the server's {@code Workers}, and sends what comes back ({@code Replies}). A
 * method asks the rooms below, as a user of the library would, and words the answer; nothing is
 * computed here. What a request may hold and what comes back is specified in {@code docs/serve.md}.
 *
 * <p>Whatever a peer sends gets a reply, and only the end of its input, a request to end or its
 * death ends a session.
 */
@NullMarked
package sqe.serve;

import org.jspecify.annotations.NullMarked;
