/**
 * Where a recording holds speech and how loud it is: active speech level, voice activity, noise
 * floor, and what its long-term spectrum says of bandwidth, hum and reverberation. Everything takes
 * one channel and changes nothing. Start reading at {@link sqe.dsp.activity.ActiveSpeechLevel}.
 */
@NullMarked
package sqe.dsp.activity;

import org.jspecify.annotations.NullMarked;
