package dev.parley.media;

/**
 * A device that sound or pictures come from or go to.
 *
 * @param id what {@link VideoConstraints} and {@link AudioConstraints} call it; stable as long as
 *     the device stays plugged in
 * @param kind what it does
 * @param label what a person calls it; never empty
 * @param facing where a camera looks; of other devices {@link Facing#UNKNOWN}
 */
public record MediaDevice(String id, DeviceKind kind, String label, Facing facing) {}
