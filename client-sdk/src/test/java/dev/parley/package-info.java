/** Tests of the whole SDK on a real server with the real plugin. */
@org.jspecify.annotations.NullMarked
package dev.parley;
