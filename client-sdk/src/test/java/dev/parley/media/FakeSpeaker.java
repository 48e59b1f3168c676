package dev.parley.media;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.spi.MixerProvider;

/**
 * A sound card that the JDK finds as it finds others, for machines that have none. Its loudspeaker
 * plays stereo in real time and keeps what it played.
 */
public final class FakeSpeaker extends MixerProvider {
  static final String NAME = "Fake speaker";
  private static final int FRAME_BYTES = 480 * 4;
  static final AtomicInteger OPEN_LINES = new AtomicInteger();
  static final AtomicBoolean IN_USE = new AtomicBoolean();
  static final AtomicBoolean UNPLUGGED = new AtomicBoolean();
  static final ByteArrayOutputStream PLAYED = new ByteArrayOutputStream();

  /** What was played, heard again in frames of 10 ms. */
  static PitchMeter heard() {
    PitchMeter meter = new PitchMeter();
    byte[] data = PLAYED.toByteArray();
    for (int at = 0; at + FRAME_BYTES <= data.length; at += FRAME_BYTES) {
      byte[] frame = Arrays.copyOfRange(data, at, at + FRAME_BYTES);
      meter.onAudio(AudioFrame.fromLittleEndian(frame, 48_000, 2, 0));
    }
    return meter;
  }

  private static final class Info extends Mixer.Info {
    Info() {
      super(NAME, "Parley", "for tests", "1");
    }
  }

  private static final Info INFO = new Info();

  @Override
  public Mixer.Info[] getMixerInfo() {
    return new Mixer.Info[] {INFO};
  }

  @Override
  public Mixer getMixer(Mixer.Info info) {
    if (!INFO.equals(info)) {
      throw new IllegalArgumentException("not mine");
    }
    return proxy(
        Mixer.class,
        (method, arguments) ->
            switch (method) {
              case "isLineSupported" -> isStereo((DataLine.Info) arguments[0]);
              case "getLine" -> FakeSpeaker.proxy(SourceDataLine.class, new Line()::answer);
              case "getMixerInfo" -> INFO;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static boolean isStereo(DataLine.Info line) {
    return line.getLineClass() == SourceDataLine.class && line.getFormats()[0].getChannels() == 2;
  }

  private interface Answer {
    Object to(String method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            FakeSpeaker.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
  }

  /** Has a buffer that empties in real time, whether or not there is something in it. */
  private static final class Line {
    private AudioFormat format;
    private int size;
    private long bytesPerSecond;
    private boolean closed;
    private long emptyAt = System.nanoTime();

    private synchronized Object answer(String method, Object[] arguments) throws Exception {
      switch (method) {
        case "open" -> {
          if (IN_USE.get()) {
            throw new LineUnavailableException("on purpose");
          }
          format = (AudioFormat) arguments[0];
          size = (int) arguments[1];
          bytesPerSecond = Math.round(format.getFrameRate()) * (long) format.getFrameSize();
          OPEN_LINES.incrementAndGet();
        }
        case "getFormat" -> {
          return format;
        }
        case "getBufferSize" -> {
          return size;
        }
        case "available" -> {
          return size - waiting();
        }
        case "write" -> {
          return write((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
        }
        case "close" -> close();
        case "start", "stop", "flush" -> {}
        default -> throw new UnsupportedOperationException(method);
      }
      return null;
    }

    private int waiting() {
      long nanos = Math.max(0, emptyAt - System.nanoTime());
      return (int) (nanos * bytesPerSecond / 1_000_000_000);
    }

    private int write(byte[] data, int offset, int length) throws InterruptedException {
      while (!closed && !UNPLUGGED.get() && waiting() + length > size) {
        wait(5);
      }
      if (closed || UNPLUGGED.get()) {
        return 0;
      }
      emptyAt = Math.max(emptyAt, System.nanoTime()) + length * 1_000_000_000L / bytesPerSecond;
      synchronized (PLAYED) {
        PLAYED.write(data, offset, length);
      }
      return length;
    }

    private void close() {
      if (!closed) {
        closed = true;
        OPEN_LINES.decrementAndGet();
        notifyAll();
      }
    }
  }
}
