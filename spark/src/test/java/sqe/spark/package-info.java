/** Tests of the scoring on Spark. */
@org.jspecify.annotations.NullMarked
package sqe.spark;
