package dev.parley.media;

/**
 * A size and rate in which a device gives pictures.
 *
 * @param width in pixels
 * @param height in pixels
 * @param framesPerSecond pictures a second
 */
public record VideoMode(int width, int height, int framesPerSecond) {}
