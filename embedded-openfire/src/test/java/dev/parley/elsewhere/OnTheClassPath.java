package dev.parley.elsewhere;

/** A class of the project that a plugin brings along in its jar as well. */
public final class OnTheClassPath {}
