@NullMarked
package org.example.metric;

import org.jspecify.annotations.NullMarked;
