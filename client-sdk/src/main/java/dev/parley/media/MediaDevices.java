package dev.parley.media;

import dev.parley.runtime.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where local media come from: MediaDevices of W3C Media Capture and Streams, section 9.
 *
 * <p>Every future completes on a thread of the SDK, which must not be blocked, and fails with a
 * {@link MediaException}, or {@link java.util.concurrent.TimeoutException} if the system does not
 * answer within ten seconds.
 */
public final class MediaDevices {
  private static final long LIMIT_SECONDS = 10;
  private static final VideoMode USUAL = new VideoMode(640, 480, 30);

  /** Larger than any screen: what nobody limits is captured as it is. */
  private static final VideoMode USUAL_SCREEN = new VideoMode(16_384, 16_384, 15);

  private final List<DeviceProvider> users;
  private final List<DeviceProvider> screens;

  MediaDevices(List<DeviceProvider> users, List<DeviceProvider> screens) {
    this.users = users;
    this.screens = screens;
  }

  /** The microphones and screens of this machine. */
  public static MediaDevices system() {
    return new MediaDevices(List.of(new MicrophoneDevices()), List.of(new ScreenDevices()));
  }

  /**
   * The tone and the test pattern in place of microphone and camera, for machines that have
   * neither; and the screens, if there are any.
   */
  public static MediaDevices synthetic() {
    return new MediaDevices(List.of(new SyntheticDevices()), List.of(new ScreenDevices()));
  }

  /** The devices that are there now. */
  public CompletableFuture<List<MediaDevice>> enumerateDevices() {
    return inBackground(
        () -> {
          List<MediaDevice> devices = new ArrayList<>();
          users.forEach(provider -> devices.addAll(provider.devices()));
          screens.forEach(provider -> devices.addAll(provider.devices()));
          return devices;
        });
  }

  /**
   * Gives tracks of the microphone and the camera that fit best.
   *
   * @return fails with {@link DeviceNotFoundException}, {@link OverconstrainedException}, {@link
   *     DeviceInUseException} or {@link DeviceNotAllowedException}, and then holds no device
   */
  public CompletableFuture<LocalMedia> getUserMedia(MediaConstraints constraints) {
    return inBackground(() -> userMedia(constraints));
  }

  /**
   * Gives a track of a screen, 15 pictures a second in its own size where the constraints do not
   * say otherwise (W3C Screen Capture). Sizes are those of the screen divided by 1, 2, 3 or 4.
   *
   * @return fails as {@link #getUserMedia} does
   */
  public CompletableFuture<VideoTrack> getDisplayMedia(VideoConstraints constraints) {
    return inBackground(() -> video(screens, DeviceKind.SCREEN, constraints, USUAL_SCREEN));
  }

  private LocalMedia userMedia(MediaConstraints constraints) {
    AudioConstraints audio = constraints.audio();
    VideoConstraints video = constraints.video();
    Optional<AudioTrack> sound = Optional.ofNullable(audio).map(this::audio);
    try {
      return new LocalMedia(
          sound,
          Optional.ofNullable(video)
              .map(wanted -> video(users, DeviceKind.VIDEO_INPUT, wanted, USUAL)));
    } catch (RuntimeException e) {
      sound.ifPresent(AudioTrack::stop);
      throw e;
    }
  }

  private AudioTrack audio(AudioConstraints wanted) {
    List<MediaDevice> candidates = new ArrayList<>();
    users.forEach(provider -> candidates.addAll(of(provider, DeviceKind.AUDIO_INPUT)));
    MediaDevice chosen = DeviceSelection.audio(candidates, wanted);
    return new AudioTrack(owner(users, chosen).openAudio(chosen));
  }

  private static VideoTrack video(
      List<DeviceProvider> providers, DeviceKind kind, VideoConstraints wanted, VideoMode usual) {
    List<DeviceSelection.VideoCandidate> candidates = new ArrayList<>();
    for (DeviceProvider provider : providers) {
      for (MediaDevice device : of(provider, kind)) {
        provider
            .modes(device)
            .forEach(mode -> candidates.add(new DeviceSelection.VideoCandidate(device, mode)));
      }
    }
    if (candidates.isEmpty() && kind == DeviceKind.SCREEN) {
      throw new DeviceNotFoundException(
          "There is no screen to capture: run where there is a display (DISPLAY, for X11)", null);
    }
    DeviceSelection.VideoCandidate chosen = DeviceSelection.video(candidates, wanted, usual);
    return new VideoTrack(
        owner(providers, chosen.device()).openVideo(chosen.device(), chosen.mode()));
  }

  private static List<MediaDevice> of(DeviceProvider provider, DeviceKind kind) {
    return provider.devices().stream().filter(device -> device.kind() == kind).toList();
  }

  private static DeviceProvider owner(List<DeviceProvider> providers, MediaDevice device) {
    return providers.stream()
        .filter(provider -> provider.devices().contains(device))
        .findFirst()
        .orElseThrow(
            () -> new DeviceNotFoundException(device.label() + " is no longer there", null));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Threads.workers())
        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
