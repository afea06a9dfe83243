// Judge reads a published log with Go's own golang.org/x/mod/sumdb, the library that checks
// Go's module log. Nothing of Upheld is in it, and nothing that we wrote hashes or verifies:
// if our program and our verifier made the same mistake, this one would not make it too.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o judge main.go
//	./judge [-key VKEY] [-since CHECKPOINT] [-proof FILE] [-sample 64] DIR
//
// Debian: apt install golang-go golang-golang-x-mod-dev
//
// It answers with 0 where everything is true and with 1 where anything is not, or is missing.
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height    = 8 // of a tile, says C2SP tlog-tiles
	width     = 1 << height
	leaf      = "upheld/v1\n" // how every entry begins
	entrySize = len(leaf) + tlog.HashSize
	proofKind = "c2sp.org/tlog-proof@v1"
)

type log struct {
	dir    string
	origin string
	keys   note.Verifiers
	tree   tlog.Tree
	hashes []tlog.Hash // in Go's own order, made again from the entries alone
	leaves []tlog.Hash
}

func main() {
	key := flag.String("key", "", "the log's key; without it, DIR/log.vkey")
	since := flag.String("since", "", "an older checkpoint of this log")
	proof := flag.String("proof", "", "a .tlog-proof file that a reporter was given")
	sample := flag.Int("sample", 64, "how many entries to prove, chosen by chance")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := judge(flag.Arg(0), *key, *since, *proof, *sample); err != nil {
		fmt.Fprintln(os.Stderr, err)
		fmt.Println("NOT TRUE")
		os.Exit(1)
	}
	fmt.Println("TRUE")
}

func judge(dir, vkey, since, proof string, sample int) error {
	it, err := open(dir, vkey)
	if err != nil {
		return err
	}
	steps := []func() error{
		it.readEntries,
		it.checkRoot,
		it.checkTiles,
		func() error { return it.proveSample(sample) },
	}
	if since != "" {
		steps = append(steps, func() error { return it.checkSince(since) })
	}
	if proof != "" {
		steps = append(steps, func() error { return it.checkProof(proof) })
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// open reads the key and the signed checkpoint.
func open(dir, vkey string) (*log, error) {
	if vkey == "" {
		text, err := os.ReadFile(filepath.Join(dir, "log.vkey"))
		if err != nil {
			return nil, err
		}
		vkey = strings.TrimSpace(string(text))
	}
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, err
	}
	it := &log{dir: dir, origin: verifier.Name(), keys: note.VerifierList(verifier)}
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return nil, err
	}
	it.tree, err = it.checkpoint(text)
	if err == nil {
		fmt.Printf("The checkpoint of %s is signed: %d entries.\n", it.origin, it.tree.N)
	}
	return it, err
}

// checkpoint opens a signed note and reads the tree in it. Go's own ParseTree wants Go's own
// origin in the first line, so that line is exchanged after the signature has been checked.
func (it *log) checkpoint(text []byte) (tlog.Tree, error) {
	opened, err := note.Open(text, it.keys)
	if err != nil {
		return tlog.Tree{}, err
	}
	if !strings.HasPrefix(opened.Text, it.origin+"\n") {
		return tlog.Tree{}, errors.New("the checkpoint is of another log")
	}
	rest := strings.TrimPrefix(opened.Text, it.origin+"\n")
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

// readEntries reads every bundle and hashes every entry with Go's tlog.
func (it *log) readEntries() error {
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return it.stored(indexes) })
	for first := int64(0); first < it.tree.N; first += width {
		many := it.tree.N - first
		if many > width {
			many = width
		}
		tile := tlog.Tile{H: height, L: 0, N: first / width, W: int(many)}
		data, err := os.ReadFile(filepath.Join(it.dir, strings.Replace(path(tile), "tile/0/", "tile/entries/", 1)))
		if err != nil {
			return err
		}
		entries, err := split(data, int(many))
		if err != nil {
			return fmt.Errorf("%s: %w", path(tile), err)
		}
		for _, entry := range entries {
			hash := tlog.RecordHash(entry)
			more, err := tlog.StoredHashesForRecordHash(int64(len(it.leaves)), hash, read)
			if err != nil {
				return err
			}
			it.leaves = append(it.leaves, hash)
			it.hashes = append(it.hashes, more...)
		}
	}
	return nil
}

func (it *log) stored(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		if index >= int64(len(it.hashes)) {
			return nil, errors.New("the log is shorter than its checkpoint says")
		}
		found[at] = it.hashes[index]
	}
	return found, nil
}

// checkRoot holds the root over the entries against the one that was signed.
func (it *log) checkRoot() error {
	root, err := tlog.TreeHash(it.tree.N, tlog.HashReaderFunc(it.stored))
	if err != nil {
		return err
	}
	if it.tree.N > 0 && root != it.tree.Hash {
		return errors.New("the entries do not give the root that was signed")
	}
	fmt.Printf("The %d entries give the root that was signed.\n", it.tree.N)
	return nil
}

// checkTiles holds every file of hashes against the hashes that Go makes of the entries.
func (it *log) checkTiles() error {
	checked := 0
	for _, tile := range tlog.NewTiles(height, 0, it.tree.N) {
		across := it.tree.N>>(height*tile.L) - tile.N*width
		if tile.W < width && int64(tile.W) != across {
			continue // a partial tile of an older tree, which nobody has to keep
		}
		made, err := tlog.ReadTileData(tile, tlog.HashReaderFunc(it.stored))
		if err != nil {
			return err
		}
		held, err := os.ReadFile(filepath.Join(it.dir, path(tile)))
		if err != nil {
			return err
		}
		if !bytes.Equal(made, held) {
			return fmt.Errorf("%s does not hold the hashes of the entries", path(tile))
		}
		checked++
	}
	fmt.Printf("All %d tiles hold the hashes of the entries.\n", checked)
	return nil
}

// proveSample asks the published tiles alone, as a stranger would, to prove entries.
func (it *log) proveSample(many int) error {
	reader := tlog.TileHashReader(it.tree, tiles{it.dir})
	if int64(many) > it.tree.N {
		many = int(it.tree.N)
	}
	for range make([]struct{}, many) {
		drawn, err := rand.Int(rand.Reader, big.NewInt(it.tree.N))
		if err != nil {
			return err
		}
		index := drawn.Int64()
		proof, err := tlog.ProveRecord(it.tree.N, index, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, it.tree.N, it.tree.Hash, index, it.leaves[index]); err != nil {
			return fmt.Errorf("entry %d: %w", index, err)
		}
	}
	fmt.Printf("%d entries, chosen by chance, are proved by the tiles.\n", many)
	return nil
}

// checkSince proves from the tiles that an older signed tree is the beginning of this one.
func (it *log) checkSince(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	older, err := it.checkpoint(text)
	if err != nil {
		return err
	}
	if older.N > it.tree.N {
		return fmt.Errorf("the older checkpoint speaks of %d entries and this log has %d", older.N, it.tree.N)
	}
	if older.N > 0 { // every log begins with the empty one
		proof, err := tlog.ProveTree(it.tree.N, older.N, tlog.TileHashReader(it.tree, tiles{it.dir}))
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, it.tree.N, it.tree.Hash, older.N, older.Hash); err != nil {
			return fmt.Errorf("the log is not a continuation of the older checkpoint: %w", err)
		}
	}
	fmt.Printf("Its first %d entries are those that were signed before.\n", older.N)
	return nil
}

// checkProof reads a c2sp.org/tlog-proof file and has Go's CheckRecord decide.
func (it *log) checkProof(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	head, signed, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != proofKind {
		return errors.New("this is not a proof")
	}
	digest, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree, err := it.checkpoint([]byte(signed))
	if err != nil {
		return err
	}
	entry := append([]byte(leaf), digest...)
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	fmt.Printf("The proof is true: entry %d of %d.\n", index, tree.N)
	return nil
}

// split takes a bundle apart: each entry behind its length in two bytes, all of one kind.
func split(data []byte, many int) ([][]byte, error) {
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2+entrySize || int(binary.BigEndian.Uint16(data)) != entrySize {
			return nil, errors.New("an entry has another length")
		}
		entry := data[2 : 2+entrySize]
		if !bytes.HasPrefix(entry, []byte(leaf)) {
			return nil, errors.New("an entry does not begin as entries do")
		}
		entries = append(entries, entry)
		data = data[2+entrySize:]
	}
	if len(entries) != many {
		return nil, fmt.Errorf("%d entries where there should be %d", len(entries), many)
	}
	return entries, nil
}

// path is where C2SP tlog-tiles puts a tile: Go's path without the height.
func path(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
}

// tiles reads published tiles for Go's TileHashReader, which verifies each against the root.
type tiles struct{ dir string }

func (it tiles) Height() int { return height }

func (it tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(wanted))
	for at, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(it.dir, path(tile)))
		if err != nil {
			return nil, err
		}
		found[at] = data
	}
	return found, nil
}

func (it tiles) SaveTiles([]tlog.Tile, [][]byte) {}
