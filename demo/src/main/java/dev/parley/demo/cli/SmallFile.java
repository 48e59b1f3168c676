package dev.parley.demo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that an option names, and that are small texts if they are the right ones. */
final class SmallFile {
  private SmallFile() {}

  /**
   * The whole text.
   *
   * @param most as many bytes; a device that never ends has more
   * @throws CommandFailure if it cannot be read, is larger, or is no text
   */
  static String read(Path file, int most) {
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(most + 1);
      if (bytes.length > most) {
        throw unreadable("it has more than " + most + " bytes: it is not the right file", file);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable("it is not a text in UTF-8", file);
    } catch (FileSystemException e) {
      throw new CommandFailure(ExitStatus.USAGE, "file", Failures.of(e).line(), e);
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()), file);
    }
  }

  private static CommandFailure unreadable(String why, Path file) {
    return new CommandFailure(ExitStatus.USAGE, "file", "cannot use " + file + ": " + why);
  }
}
