package dev.parley.embedded.internal;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where a started server listens.
 *
 * @param port client port
 * @param webSocketPort port of {@code /ws/}, empty if there is none
 * @param trust PEM file with the server's certificate
 */
public record Listening(int port, OptionalInt webSocketPort, Path trust) {}
