/** A metric that is not sqe's own: a jar with it on the class path adds the metric. */
@NullMarked
package org.example.metric;

import org.jspecify.annotations.NullMarked;
