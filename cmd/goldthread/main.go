// Goldthread turns the child-level files that an English council's children's services already make into figures that
// open to the children behind them, and into the papers that councillors get. See README.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // "known on a day" is a day in London, on any machine
)

// Exit statuses, stable for other programs.
const (
	done     = 0
	refused  = 1 // refused or partly refused: what and why on stderr
	wrongUse = 2
)

// program is what the commands may use of the world: they read no clock and no environment of their own.
type program struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	actor    string // who is at the keyboard
	terminal bool   // a person watches stderr: show progress
}

// command is one subcommand. It defines its flags, and gives what to run once they are read.
type command struct {
	usage string
	flags func(p *program, f *flag.FlagSet) func(ctx context.Context, args []string) error
}

var commands = map[string]command{
	"deliver":    {"--data PLACE --authority CODE --as-at YYYY-MM-DD [--mapping FILE] [--oddities FILE] [--partial] [--replace] [--json] FILE...", deliver},
	"inspection": {inspectionUsage, inspectionReport},
	"figures":    {"--data PLACE --as-at YYYY-MM-DD [--authority CODE] [--code CODE] [--window month|quarter|ytd|12m] [--by SPLIT] [--known-on YYYY-MM-DD] [--json]", figures},
	"cases":      {"--data PLACE --as-at YYYY-MM-DD --code CODE [--authority CODE] [--window month|quarter|ytd|12m] [--known-on YYYY-MM-DD] [--csv]", cases},
	"report":     {"(--data PLACE | --from FILE --authority CODE) --as-at YYYY-MM-DD --out DIR [--known-on YYYY-MM-DD] [--public] [--formats html,xlsx,pdf]", reportPack},
	"annexa":     {"--data PLACE --as-at YYYY-MM-DD [--authority CODE] [--known-on YYYY-MM-DD] --out FILE", writeAnnexA},
	"sample":     {"--format annexa --children N --seed N --as-at YYYY-MM-DD [--months M] --out PLACE", makeSample},
	"demo":       {"[--dir DIR] [--addr HOST:PORT] [--children N] [--seed N] [--reset]", showDemo},
	"serve":      {"--data PLACE [--addr HOST:PORT] [--origin https://NAME]", serve},
	"user":       {userUsage, keepUsers},
	"verify":     {"--data PLACE", verify},
	"backup":     {"--data PLACE --out FILE", backup},
	"restore":    {"--from FILE --data PLACE", restore},
	"version":    {"", version},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, now: time.Now, actor: whoami(), terminal: isTerminal(os.Stderr)}
	os.Exit(p.run(ctx, os.Args[1:]))
}

// run runs one command and gives the exit status.
func (p *program) run(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		p.usage()
		if len(args) == 0 {
			return wrongUse
		}
		return done
	}
	c, ok := commands[args[0]]
	if !ok {
		fmt.Fprintf(p.err, "goldthread: there is no command %q\n\n", args[0])
		p.usage()
		return wrongUse
	}
	return p.status(args[0], c, p.runCommand(ctx, args[0], c, args[1:]))
}

func (p *program) runCommand(ctx context.Context, name string, c command, args []string) error {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	do := c.flags(p, f)
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return wrong("%v", err)
	}
	return do(ctx, f.Args())
}

// status says on stderr what went wrong, and gives the exit status for it.
func (p *program) status(name string, c command, err error) int {
	var use *wrongUseError
	switch {
	case err == nil:
		return done
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(p.out, "usage: goldthread %s %s\n", name, c.usage)
		return done
	case errors.As(err, &use):
		fmt.Fprintf(p.err, "goldthread %s: %v\nusage: goldthread %s %s\n", name, err, name, c.usage)
		return wrongUse
	}
	fmt.Fprintf(p.err, "goldthread %s: %v\n", name, err)
	return refused
}

func (p *program) usage() {
	fmt.Fprintln(p.err, "usage: goldthread COMMAND ...")
	for _, name := range slices.Sorted(maps.Keys(commands)) {
		fmt.Fprintln(p.err, strings.TrimRight("  goldthread "+name+" "+commands[name].usage, " "))
	}
}

// wrongUseError is a command called wrongly: exit status 2.
type wrongUseError struct{ text string }

func (e *wrongUseError) Error() string { return e.text }

func wrong(format string, args ...any) error { return &wrongUseError{fmt.Sprintf(format, args...)} }
