package dev.parley.media;

import java.util.List;

/** A kind of devices. All methods may block, for a few seconds at most. */
interface DeviceProvider {

  /** The devices that are there now; empty if there are none or the system has no such thing. */
  List<MediaDevice> devices();

  /** In which modes one of its devices gives pictures; empty for one that gives sound. */
  List<VideoMode> modes(MediaDevice device);

  /**
   * Makes a source of sound.
   *
   * @throws MediaException if the device cannot be used
   */
  AudioSource openAudio(MediaDevice device);

  /**
   * Makes a source of pictures.
   *
   * @throws MediaException if the device cannot be used
   */
  VideoSource openVideo(MediaDevice device, VideoMode mode);
}
