package sqe.metrics.transcript;

import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.Transcript;

/**
 * The edits that make the text of a pair its hypothesis; of all rates of one kind of tokens one.
 *
 * @param normaliser that both texts go through
 * @param tokens what is counted
 */
record Edits(Normaliser normaliser, Tokens tokens) implements Derivation<SignalPair, EditCounts> {

  @Override
  public EditCounts from(SignalPair pair) {
    Transcript texts = pair.transcript();
    return Alignment.of(
            tokens.of(normaliser.apply(texts.text())),
            tokens.of(normaliser.apply(texts.hypothesis())))
        .counts();
  }
}
