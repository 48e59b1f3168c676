package dev.parley.media;

/** A subscription to the changes of devices, as {@link MediaDevices#onDeviceChange} makes it. */
@FunctionalInterface
public interface DeviceWatch extends AutoCloseable {

  /** Ends it: no change is told any more but one that is being told. Further calls do nothing. */
  @Override
  void close();
}
