package dev.parley.media;

import dev.onvoid.webrtc.media.MediaStreamTrack;

/**
 * The native end of a local track at one peer: a native source and track of its own, because a
 * native track belongs to the factory of its peer. Frames are let in only between {@link #open()}
 * and {@link #shut()}: the native audio source has no lock between a frame that comes and a sender
 * that is added or removed.
 */
interface NativeSender {

  /** The native track, to be added to the connection while the sender is shut. */
  MediaStreamTrack track();

  /** Begins to take frames of the local track, which starts its source if it is the first. */
  void open();

  /** Takes no frame any more; when this returns none is on its way. */
  void shut();

  /** Lets go of the native objects, once shut and taken from the connection. */
  void dispose();
}
