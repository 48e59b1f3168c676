package dev.parley.runtime;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.internal.NativeObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference that a wrapper holds on its native object, for those that the library never gives
 * back: a closed connection stays in memory with all its transports, some 70 KB, and keeps its
 * factory's threads from ending.
 *
 * <p>Every native object that a wrapper stands for begins with the same two methods, {@code AddRef}
 * and {@code Release}; the library's {@code dispose()} of a data channel is nothing but a call of
 * the second. So the reference is given back by the {@code dispose()} of a data channel's wrapper
 * that is made to point at the object. That is so in the one version of the library that this SDK
 * is built with; where its private parts are not open to reflection, as on a module path without
 * {@code --add-opens}, nothing is given back and the connection leaks as it does without this.
 */
public final class NativeReference {

  private static final Logger LOG = LoggerFactory.getLogger(NativeReference.class);

  private record Access(Field handle, Constructor<RTCDataChannel> wrapper) {}

  private static final Optional<Access> ACCESS = access();

  private final long handle;
  private boolean released;

  private NativeReference(long handle) {
    this.handle = handle;
  }

  /**
   * Remembers the object behind a wrapper, whose {@code close()} forgets it. To be asked for before
   * that.
   *
   * @param owner a wrapper that holds a reference and has no {@code dispose()} of its own
   */
  public static NativeReference of(NativeObject owner) {
    return new NativeReference(ACCESS.map(access -> handle(access, owner)).orElse(0L));
  }

  /**
   * Gives the reference back; nothing may touch the object through its wrapper, or through wrappers
   * got from it, afterwards. Not to be called in a native callback. A second call does nothing.
   *
   * @return whether the native object is gone; false if something else still refers to it, or the
   *     reference could not be given back
   */
  public boolean release() {
    Access access = ACCESS.orElse(null);
    if (access == null || handle == 0 || released) {
      return false;
    }
    released = true;
    try {
      RTCDataChannel wrapper = access.wrapper().newInstance();
      access.handle().setLong(wrapper, handle);
      wrapper.dispose();
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("A native reference cannot be given back", e);
      return false;
    } catch (Error e) {
      // What the library throws if the object lives on because others refer to it.
      LOG.trace("A native object lives on: {}", e.getMessage());
      return false;
    }
  }

  private static long handle(Access access, NativeObject owner) {
    try {
      return access.handle().getLong(owner);
    } catch (IllegalAccessException e) {
      LOG.debug("A native handle cannot be read", e);
      return 0;
    }
  }

  private static Optional<Access> access() {
    try {
      Field handle = NativeObject.class.getDeclaredField("nativeHandle");
      Constructor<RTCDataChannel> wrapper = RTCDataChannel.class.getDeclaredConstructor();
      handle.setAccessible(true);
      wrapper.setAccessible(true);
      return Optional.of(new Access(handle, wrapper));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("Native connections will leak: the library's private parts are closed", e);
      return Optional.empty();
    }
  }
}
