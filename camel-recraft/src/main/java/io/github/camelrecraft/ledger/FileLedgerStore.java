package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.FileContent;
import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in a directory, for one process alone: a file for each entry, its contents beside it. A file is written under
 * another name, forced to the disk and then moved into place, so that it is there whole or not at all, whenever the machine
 * stops. Only the owner may read them.
 */
public final class FileLedgerStore implements LedgerStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileLedgerStore.class);

    private static final String LOCK = "lock";
    private static final String ENTRY = ".json";
    private static final String IMAGE = ".image-";
    private static final String ANSWER = ".answer";
    private static final String TORN = ".tmp";

    private static final int FOLDERS = 256;
    private static final int STRIPES = 64;
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** The directories that this process has open. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** What must not be closed as long as another class loader's ledger is open. */
    private static final List<FileChannel> NEVER_CLOSED = new CopyOnWriteArrayList<>();

    private final Path directory;
    private final Path opened;
    private final FileChannel lockFile;
    private final Set<Path> unreadable = ConcurrentHashMap.newKeySet();

    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    /**
     * Opens the ledger of that directory, which is created when it is missing, and removes what a stop has torn.
     *
     * @throws IOException when it cannot be written, or is in use
     */
    public FileLedgerStore(Path directory) throws IOException {
        this.directory = directory;
        createDirectories(directory);
        opened = directory.toRealPath();
        if (!OPEN.add(opened)) {
            throw inUse(directory);
        }
        try {
            lockFile = lock(directory);
        } catch (IOException | RuntimeException e) {
            OPEN.remove(opened);
            throw e;
        }
        try {
            for (int folder = 0; folder < FOLDERS; folder++) {
                createDirectories(folder(folder));
            }
            force(directory);
            removeTorn();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * The lock against other processes. A process that closes a file loses all its locks on it, by whichever channel it
     * has them: so a file that this process has locked already is not even opened, and where that was by another class
     * loader's ledger, which cannot be known before, is not closed.
     */
    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            NEVER_CLOSED.add(channel);
            throw inUse(directory);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw inUse(directory);
    }

    private static IOException inUse(Path directory) {
        return new IOException(
                "the ledger file:" + directory + " is in use, by another process or another context of this"
                        + " one. Give each its own directory, or let them share a database: ledger=#dataSource");
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public Optional<LedgerEntry> find(String key) throws IOException {
        return read(file(LedgerKeys.hashed(key), ENTRY));
    }

    @Override
    public boolean replace(LedgerEntry entry, long expected) throws IOException {
        String name = LedgerKeys.hashed(entry.key());
        ReentrantLock stripe = stripe(name);
        stripe.lock();
        try {
            Path file = file(name, ENTRY);
            long version = read(file).map(LedgerEntry::version).orElse(0L);
            if (version != expected) {
                return false;
            }
            byte[] bytes = LedgerJson.write(entry);
            put(file, out -> out.write(bytes));
            return true;
        } finally {
            stripe.unlock();
        }
    }

    /** There is nobody to whom it would matter. */
    @Override
    public void renew(Collection<String> keys, String holder, Instant until) {}

    @Override
    public void write(String key, int part, ImageContent content) throws IOException {
        try (InputStream in = content.open()) {
            put(file(LedgerKeys.hashed(key), suffix(part)), in::transferTo);
        }
    }

    @Override
    public Optional<ImageContent> read(String key, int part) {
        Path file = file(LedgerKeys.hashed(key), suffix(part));
        return Files.isRegularFile(file) ? Optional.of(new FileContent(file)) : Optional.empty();
    }

    @Override
    public List<LedgerEntry> list(LedgerQuery query) throws IOException {
        OldestEntries oldest = new OldestEntries(query.limit());
        each(query, oldest::add);
        return oldest.list();
    }

    @Override
    public void each(LedgerQuery query, Visitor visitor) throws IOException {
        for (int folder = 0; folder < FOLDERS; folder++) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(folder), "*" + ENTRY)) {
                for (Path file : files) {
                    Optional<LedgerEntry> entry = readable(file).filter(query::matches);
                    if (entry.isPresent()) {
                        visitor.visit(entry.get());
                    }
                }
            }
        }
    }

    @Override
    public boolean delete(LedgerEntry entry) throws IOException {
        String name = LedgerKeys.hashed(entry.key());
        ReentrantLock stripe = stripe(name);
        stripe.lock();
        try {
            Path file = file(name, ENTRY);
            if (read(file).map(LedgerEntry::version).orElse(0L) != entry.version()) {
                return false;
            }
            Files.delete(file);
            try (DirectoryStream<Path> contents = Files.newDirectoryStream(parent(file), name + ".*")) {
                for (Path content : contents) {
                    Files.deleteIfExists(content);
                }
            }
            force(parent(file));
            return true;
        } finally {
            stripe.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        if (lockFile.isOpen()) {
            try {
                lockFile.close();
            } finally {
                OPEN.remove(opened);
            }
        }
    }

    private static Optional<LedgerEntry> read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(LedgerJson.read(bytes));
        } catch (IOException e) {
            throw new IOException("cannot read the ledger's " + file + ": " + e.getMessage(), e);
        }
    }

    /** What cannot be read is not sent again by anybody, and keeps nobody from the others. */
    private Optional<LedgerEntry> readable(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            if (unreadable.add(file)) {
                LOG.warn("The ledger leaves out what somebody has to look at: {}", e.getMessage());
            }
            return Optional.empty();
        }
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static void put(Path file, Writing writing) throws IOException {
        Path torn = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + TORN);
        try {
            try (FileChannel channel = FileChannel.open(torn, NEW_FILE, ownersOnly("rw-------"))) {
                OutputStream out = Channels.newOutputStream(channel);
                writing.to(out);
                channel.force(true);
            }
            Files.move(torn, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(torn);
            throw e;
        }
        force(parent(file));
    }

    /** A move is on the disk when its directory is. */
    private static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            // Windows opens no directories, and has moved the file for good when the move returns.
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** Half written files, and contents of entries that are gone. */
    private void removeTorn() throws IOException {
        for (int folder = 0; folder < FOLDERS; folder++) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(folder))) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    Path entry = file.resolveSibling(name.replaceFirst("\\..*", ENTRY));
                    if (name.endsWith(TORN) || !Files.exists(entry)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private Path folder(int number) {
        return directory.resolve(String.format(Locale.ROOT, "%02x", number));
    }

    private Path file(String name, String suffix) {
        return directory.resolve(name.substring(0, 2)).resolve(name + suffix);
    }

    private static String suffix(int part) {
        return part == PaidAnswer.RAW ? ANSWER : IMAGE + part;
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private ReentrantLock stripe(String name) {
        return stripes.get(Math.floorMod(name.hashCode(), STRIPES));
    }

    private static void createDirectories(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, ownersOnly("rwx------"));
        }
    }

    private static FileAttribute<?>[] ownersOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
