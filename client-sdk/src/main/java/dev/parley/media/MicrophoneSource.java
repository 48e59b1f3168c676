package dev.parley.media;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an open line records. Its thread waits for the device, which sets the pace. */
final class MicrophoneSource implements AudioSource {
  private static final Logger LOG = LoggerFactory.getLogger(MicrophoneSource.class);
  private static final int FRAMES_PER_SECOND = 100;
  private static final long STOP_MILLIS = 2_000;

  private final String label;
  private final TargetDataLine line;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private final AtomicBoolean running = new AtomicBoolean(true);

  MicrophoneSource(String label, TargetDataLine line) {
    this.label = label;
    this.line = line;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void start(AudioSink sink, Runnable ended) {
    Thread reader = new Thread(() -> read(sink, ended), "parley-microphone");
    reader.setDaemon(true);
    if (!thread.compareAndSet(null, reader)) {
      throw new IllegalStateException("this source feeds a track already; make another one");
    }
    reader.start();
  }

  private void read(AudioSink sink, Runnable ended) {
    int rate = (int) line.getFormat().getSampleRate();
    int channels = line.getFormat().getChannels();
    byte[] frame = new byte[rate / FRAMES_PER_SECOND * channels * Short.BYTES];
    try {
      line.start();
      while (running.get()) {
        int filled = 0;
        while (filled < frame.length && running.get()) {
          int count = line.read(frame, filled, frame.length - filled);
          if (count <= 0) {
            // The line was closed, or its device taken away.
            return;
          }
          filled += count;
        }
        if (filled == frame.length) {
          sink.onAudio(AudioFrame.fromLittleEndian(frame, rate, channels, System.nanoTime()));
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("{} gives no more sound", label, e);
    } finally {
      line.close();
      if (running.get()) {
        ended.run();
      }
    }
  }

  @Override
  public void stop() {
    running.set(false);
    line.stop();
    line.close();
    Thread reader = thread.get();
    if (reader == null || reader == Thread.currentThread()) {
      return;
    }
    try {
      reader.join(STOP_MILLIS);
      if (reader.isAlive()) {
        LOG.warn("{} is held up by a sink or its device", reader.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
