package dev.parley.media;

import java.lang.reflect.Proxy;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import javax.sound.sampled.spi.MixerProvider;

/**
 * A sound card that the JDK finds as it finds others, for machines that have none. Its one
 * microphone records a tone of 600 Hz, in stereo only, in pieces of odd length.
 */
public final class FakeMicrophone extends MixerProvider {
  static final String NAME = "Fake microphone";
  static final double HERTZ = 600;
  static final AtomicInteger OPEN_LINES = new AtomicInteger();
  static final AtomicBoolean IN_USE = new AtomicBoolean();

  /** Ends the recording, as if it were unplugged. */
  static final AtomicBoolean UNPLUGGED = new AtomicBoolean();

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
              case "getLine" -> new Line().proxied();
              case "getMixerInfo" -> INFO;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static boolean isStereo(DataLine.Info line) {
    return line.getLineClass() == TargetDataLine.class && line.getFormats()[0].getChannels() == 2;
  }

  private interface Answer {
    Object to(String method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            FakeMicrophone.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
  }

  /** Records from the time it is started until it is closed. */
  private static final class Line {
    private static final int PIECE = 1 << 10;
    private final LinkedBlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final Pacer pacer = new Pacer("fake-microphone", 5_333_333, this::record, () -> {});
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile AudioFormat format;
    private byte[] rest = new byte[0];

    TargetDataLine proxied() {
      return FakeMicrophone.proxy(TargetDataLine.class, this::answer);
    }

    private Object answer(String method, Object[] arguments) throws Exception {
      switch (method) {
        case "open" -> open((AudioFormat) arguments[0]);
        case "getFormat" -> {
          return format;
        }
        case "start" -> pacer.start();
        case "read" -> {
          return read((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
        }
        case "stop" -> {}
        case "close" -> close();
        default -> throw new UnsupportedOperationException(method);
      }
      return null;
    }

    private void open(AudioFormat wanted) throws LineUnavailableException {
      if (IN_USE.get()) {
        throw new LineUnavailableException("on purpose");
      }
      format = wanted;
      OPEN_LINES.incrementAndGet();
    }

    private void record(long call) {
      byte[] piece = new byte[PIECE];
      for (int i = 0; i < PIECE / 4; i++) {
        double time = (call * (PIECE / 4) + i) / 48_000.0;
        short sample = (short) (10_000 * Math.sin(2 * Math.PI * HERTZ * time));
        for (int channel = 0; channel < 2; channel++) {
          piece[4 * i + 2 * channel] = (byte) sample;
          piece[4 * i + 2 * channel + 1] = (byte) (sample >> 8);
        }
      }
      pieces.add(piece);
    }

    private int read(byte[] to, int offset, int length) throws InterruptedException {
      while (rest.length == 0) {
        if (closed.get() || UNPLUGGED.get()) {
          return 0;
        }
        rest = pieces.take();
      }
      int count = Math.min(length, rest.length);
      System.arraycopy(rest, 0, to, offset, count);
      rest = java.util.Arrays.copyOfRange(rest, count, rest.length);
      return count;
    }

    private void close() {
      if (closed.compareAndSet(false, true)) {
        pieces.add(new byte[1]);
        pacer.stop();
        OPEN_LINES.decrementAndGet();
      }
    }
  }
}
