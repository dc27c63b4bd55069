package web

import (
	"fmt"
	"sync"
)

// kept keeps the newest so many of what is dear to make. Who asks while it is being made waits for it, so nothing is made
// by two at once; what is being made is never dropped. What could not be made is forgotten.
type kept[K comparable, V any] struct {
	mu    sync.Mutex
	most  int
	order []K // the longest unused first
	by    map[K]*making[V]
}

type making[V any] struct {
	done  chan struct{}
	value V
	err   error
}

func newKept[K comparable, V any](most int) *kept[K, V] {
	return &kept[K, V]{most: most, by: map[K]*making[V]{}}
}

// get gives what is kept under the key, or makes it.
func (k *kept[K, V]) get(key K, do func() (V, error)) (V, error) {
	k.mu.Lock()
	m, ok := k.by[key]
	if !ok {
		m = &making[V]{done: make(chan struct{})}
		k.by[key] = m
	}
	k.touch(key)
	k.mu.Unlock()
	if ok {
		<-m.done
		return m.value, m.err
	}
	m.err = fmt.Errorf("it could not be made") // stands when do panics
	defer func() {
		if m.err != nil {
			k.forget(key, m)
		}
		close(m.done)
	}()
	m.value, m.err = do()
	return m.value, m.err
}

// made gives what is kept under the key and ready; it makes nothing and waits for nothing.
func (k *kept[K, V]) made(key K) (value V, ok bool) {
	k.mu.Lock()
	m := k.by[key]
	k.mu.Unlock()
	if m == nil || !m.ready() {
		return value, false
	}
	return m.value, m.err == nil
}

// touch puts the key last, and drops the first that is ready, beyond the most.
func (k *kept[K, V]) touch(key K) {
	for i, one := range k.order {
		if one == key {
			k.order = append(k.order[:i], k.order[i+1:]...)
			break
		}
	}
	k.order = append(k.order, key)
	for i := 0; i < len(k.order) && len(k.order) > k.most; {
		if !k.by[k.order[i]].ready() {
			i++
			continue
		}
		delete(k.by, k.order[i])
		k.order = append(k.order[:i], k.order[i+1:]...)
	}
}

// ready says whether it is made, or forgotten.
func (m *making[V]) ready() bool {
	if m == nil {
		return true
	}
	select {
	case <-m.done:
		return true
	default:
		return false
	}
}

func (k *kept[K, V]) forget(key K, m *making[V]) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.by[key] == m {
		delete(k.by, key)
	}
}
