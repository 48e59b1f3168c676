package dev.parley.media;

import java.util.List;

/**
 * The cameras as the system knows them: all that {@link CameraDevices} needs of it. Methods may
 * block for as long as a driver takes, and may be called from any thread.
 */
interface CameraSystem {

  /**
   * A camera.
   *
   * @param name what a person calls it
   * @param descriptor what the system calls it, such as {@code /dev/video0}
   */
  record Camera(String name, String descriptor) {}

  /** Those that are there now and can be opened, the system's first one first. */
  List<Camera> cameras();

  /** Those that are there but that this user may not open. */
  List<Camera> forbidden();

  /** What the camera says it can do; empty if it does not say. */
  List<VideoMode> modes(Camera camera);

  /**
   * Begins to capture.
   *
   * @param sink takes the pictures, from one thread; must neither block for long nor throw
   * @param gone run if the capture ends by itself
   * @return ends it: unless called from within the sink, no picture comes any more when it returns
   * @throws MediaException if the camera gives no pictures
   */
  Runnable capture(Camera camera, VideoMode mode, VideoSink sink, Runnable gone);
}
