package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// askPassword asks for a new password twice on a terminal, without showing it; where there is no terminal it reads one
// line. It is never a flag: those stand in the list of running programs and in the shell's history.
func (p *program) askPassword(ctx context.Context, name string) (string, error) {
	keyboard, ok := p.in.(*os.File)
	if !ok || !term.IsTerminal(int(keyboard.Fd())) {
		return firstLine(p.in)
	}
	first, err := p.typed(ctx, keyboard, fmt.Sprintf("New password for %s: ", name))
	if err != nil {
		return "", err
	}
	again, err := p.typed(ctx, keyboard, "The same again: ")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", errors.New("the two passwords are not the same: nothing was changed")
	}
	return first, nil
}

// typed reads one line without showing it. The terminal shows again what is typed when the command is stopped meanwhile.
func (p *program) typed(ctx context.Context, keyboard *os.File, prompt string) (string, error) {
	before, err := term.GetState(int(keyboard.Fd()))
	if err != nil {
		return "", fmt.Errorf("ask for the password: %w", err)
	}
	fmt.Fprint(p.err, prompt)
	defer fmt.Fprintln(p.err)
	type line struct {
		text []byte
		err  error
	}
	read := make(chan line, 1)
	go func() {
		text, err := term.ReadPassword(int(keyboard.Fd()))
		read <- line{text, err}
	}()
	select {
	case got := <-read:
		return string(got.text), got.err
	case <-ctx.Done():
		return "", errors.Join(errors.New("stopped: nothing was changed"), term.Restore(int(keyboard.Fd()), before))
	}
}

// mostTyped bounds what is read where a password is expected.
const mostTyped = 4096

func firstLine(from io.Reader) (string, error) {
	text, err := bufio.NewReader(io.LimitReader(from, mostTyped)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	if text = strings.TrimRight(text, "\r\n"); text == "" {
		return "", errors.New("no password was given: type it, or hand it in as the one line of the standard input")
	}
	return text, nil
}
