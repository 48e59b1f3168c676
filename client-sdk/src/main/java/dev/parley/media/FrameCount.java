package dev.parley.media;

/**
 * What a {@link FrameCounterReader} saw.
 *
 * @param read pictures whose number could be read
 * @param unreadable pictures without a number, or with a spoilt one
 * @param outOfOrder pictures whose number was not above that of the former ones
 * @param missing numbers that were passed over: pictures that the sender dropped or the network
 *     lost
 * @param first the first number read, −1 if there was none
 * @param last the highest number read, −1 if there was none
 */
public record FrameCount(
    long read, long unreadable, long outOfOrder, long missing, int first, int last) {

  /** True if at least one picture was read and none was out of order. */
  public boolean inOrder() {
    return read > 0 && outOfOrder == 0;
  }
}
