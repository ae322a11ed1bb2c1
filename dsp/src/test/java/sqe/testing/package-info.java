/** What the tests of all modules share: where files are, expected values, signals by formula. */
package sqe.testing;
