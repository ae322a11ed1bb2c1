package sqe.cli;

import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;

/** Options that say a part of a policy. What the command line does not say stays as it was. */
interface PolicyPart {

  /** Adds what was said. */
  void addTo(GatePolicy.Builder policy) throws PolicyException;
}
